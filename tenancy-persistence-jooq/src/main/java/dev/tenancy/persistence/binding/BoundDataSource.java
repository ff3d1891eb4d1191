package dev.tenancy.persistence.binding;

import dev.tenancy.core.tenant.TenantId;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The connections of a pool for one tenant. See {@link BoundConnections}. */
final class BoundDataSource implements DataSource {
  private final DataSource pool;
  private final TenantId tenant;
  private final SqlTexts texts;
  private final SessionSettings settings;

  BoundDataSource(DataSource pool, TenantId tenant, SqlTexts texts, SessionSettings settings) {
    this.pool = pool;
    this.tenant = tenant;
    this.texts = texts;
    this.settings = settings;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return bind(pool.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return bind(pool.getConnection(user, password));
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return pool.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Refusal.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** Names the tenant. */
  @Override
  public String toString() {
    return "BoundDataSource[" + tenant + "]";
  }

  private Connection bind(Connection connection) throws SQLException {
    try {
      if (!connection.getAutoCommit()) {
        throw Refusal.of("a connection came with autocommit off, so that somebody else may be in a"
            + " transaction on it: give the pool itself, with autocommit on");
      }
      Residue residue = new Residue(connection, settings);
      Binding binding = new Binding(connection, Pgjdbc.of(connection), tenant.value(), residue);
      return new BoundConnection(connection, texts, binding, residue);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }
}
