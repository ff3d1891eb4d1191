package dev.tenancy.persistence.binding;

import dev.tenancy.core.tenant.TenantId;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives the connections of a pool on behalf of a tenant: whatever is sent on them, row security sees
 * that tenant and no other. They need pgjdbc, a role that row security binds, and {@code
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
 * <p>Safe for many threads; the connections are as safe as the driver's.
 */
public final class BoundConnections {
  private final DataSource pool;
  private final SqlTexts texts;
  private final SessionSettings settings = new SessionSettings();

  private BoundConnections(DataSource pool, @Nullable Seal seal) {
    this.pool = pool;
    this.texts = new SqlTexts(seal);
  }

  /** Binds the connections of a pool. */
  public static BoundConnections on(DataSource pool) {
    return new BoundConnections(pool, null);
  }

  /**
   * Binds the connections of a pool, and refuses what carries no seal: every text, and {@code
   * getMetaData} and {@code prepareCall} altogether.
   */
  public static BoundConnections sealed(DataSource pool, Seal seal) {
    return new BoundConnections(pool, seal);
  }

  /** Those for one tenant. They share what was learnt of the texts, so this costs next to nothing. */
  public DataSource of(TenantId tenant) {
    return new BoundDataSource(pool, tenant, texts, settings);
  }
}
