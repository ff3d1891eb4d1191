package dev.tenancy.persistence.binding;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jspecify.annotations.Nullable;

/** The part of a bound connection that changes its transaction and its session, and tidies up. */
abstract class SessionConnection extends DefaultConnection {
  private static final System.Logger LOG = System.getLogger(BoundConnections.class.getName());

  final Connection driver;
  final Binding binding;
  private final Residue residue;
  private final JdbcSettings before;
  private boolean closed;

  SessionConnection(Connection driver, Binding binding, Residue residue) throws SQLException {
    super(driver);
    this.driver = driver;
    this.binding = binding;
    this.residue = residue;
    this.before = new JdbcSettings(driver);
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    if (autoCommit != driver.getAutoCommit()) {
      binding.transactionEnded(autoCommit);
      driver.setAutoCommit(autoCommit);
    }
  }

  @Override
  public void commit() throws SQLException {
    binding.transactionEnded(driver.getAutoCommit());
    driver.commit();
  }

  @Override
  public void rollback() throws SQLException {
    binding.transactionEnded(driver.getAutoCommit());
    driver.rollback();
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    driver.rollback(savepoint);
  }

  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    residue.look(); // the driver may be configured to say it by a setting
    before.keepReadOnly();
    driver.setReadOnly(readOnly);
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    before.keepHoldability();
    driver.setHoldability(holdability);
  }

  @Override
  public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
    before.keepNetworkTimeout();
    driver.setNetworkTimeout(executor, milliseconds);
  }

  @Override
  public void setTypeMap(Map<String, Class<?>> types) throws SQLException {
    before.keepTypeMap();
    driver.setTypeMap(types);
  }

  @Override
  public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
    lookBeforeClientInfo();
    before.keepClientInfo();
    driver.setClientInfo(name, value);
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    lookBeforeClientInfo();
    before.keepClientInfo();
    driver.setClientInfo(properties);
  }

  @Override
  public void setSchema(@Nullable String schema) throws SQLException {
    residue.left(false);
    driver.setSchema(schema);
  }

  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    residue.left(false);
    driver.setTransactionIsolation(level);
  }

  @Override
  public boolean isClosed() throws SQLException {
    return closed || driver.isClosed();
  }

  /** Gives the connection back as it was; one that does not get clean is ended and not used again. */
  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!driver.isClosed()) {
        tidy();
      }
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "ended a connection that did not get clean: {0}", e.getMessage());
      end();
    } finally {
      binding.end();
      driver.close();
    }
  }

  /** The driver says it by settings. */
  private void lookBeforeClientInfo() throws SQLClientInfoException {
    try {
      residue.look();
    } catch (SQLException e) {
      throw new SQLClientInfoException(Map.of(), e);
    }
  }

  private void tidy() throws SQLException {
    if (!driver.getAutoCommit()) {
      driver.rollback();
    }
    if (residue.mayBeLeft()) {
      driver.setAutoCommit(true);
      residue.clear();
    }
    before.restore();
    driver.clearWarnings();
  }

  private void end() {
    try {
      driver.abort(Runnable::run);
      // A pool learns from the failure of a call that goes through it that the connection is no
      // more.
      try (Statement statement = driver.createStatement()) {
        statement.execute("select 1");
      }
    } catch (SQLException expected) {
      // It is gone, which is what was wanted.
    }
  }
}
