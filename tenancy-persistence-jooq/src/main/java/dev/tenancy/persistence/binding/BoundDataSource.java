package dev.tenancy.persistence.binding;

import dev.tenancy.core.tenant.TenantId;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of a pool, on behalf of one tenant: whatever is sent on them, row security sees that
 * tenant and no other. They need pgjdbc, a role that row security binds, and {@code
 * tenancy.bind_tenant}.
 *
 * <p>A statement outside a transaction takes one round trip, as without binding, and a transaction
 * takes one for each statement and one for its commit: the binding travels with the statement. What
 * the driver cannot send so takes a transaction of its own, which is three trips outside a
 * transaction and at most one more inside: batches, generated keys, {@code CallableStatement}, {@code
 * CALL} and {@code DO}, texts of several statements, changes through an updatable {@code ResultSet}.
 * A statement that returns rows and has a parameter whose type the driver leaves to the server (a
 * date, a time, an untyped null, an object with an SQL type) is parsed each time.
 *
 * <p>Closing a connection rolls back and leaves nothing in the session for the next user: settings,
 * role, temporary tables, cursors, locks, listening. That costs one trip, and only after a statement
 * that may have left something: anything that is not a query, and any query that calls a function
 * which is not known to do nothing but compute. What a trigger, a view or an operator does is not
 * seen. Where it cannot be cleaned the connection is ended.
 *
 * <p>Texts that name the setting or the function that binds are refused, and so are SET ROLE, {@code
 * lastval} and {@code currval}, which tell what the tenant before did, and everything that would give
 * out the driver's own connection: {@code unwrap} gives the wrapper or nothing. This is a wall against
 * mistakes: SQL that an attacker writes can still bind another tenant within its own statement.
 *
 * <p>Safe for many threads; its connections are as safe as the driver's.
 */
public final class BoundDataSource implements DataSource {
  private final DataSource pool;
  private final TenantId tenant;
  private final SqlTexts texts;
  private final SessionSettings settings;

  /** Binds the connections of a pool to a tenant. */
  public BoundDataSource(DataSource pool, TenantId tenant) {
    this(pool, tenant, new SqlTexts(null), new SessionSettings());
  }

  /**
   * Binds the connections of a pool to a tenant, and refuses what carries no seal: every text, and
   * {@code getMetaData} and {@code prepareCall} altogether.
   */
  public BoundDataSource(DataSource pool, TenantId tenant, Seal seal) {
    this(pool, tenant, new SqlTexts(seal), new SessionSettings());
  }

  private BoundDataSource(
      DataSource pool, TenantId tenant, SqlTexts texts, SessionSettings settings) {
    this.pool = pool;
    this.tenant = tenant;
    this.texts = texts;
    this.settings = settings;
  }

  /**
   * The same pool and seal for another tenant. It shares what was learnt of the texts, so this costs
   * next to nothing, and is to be preferred to a new data source for each tenant.
   */
  public BoundDataSource of(TenantId other) {
    return new BoundDataSource(pool, other, texts, settings);
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
