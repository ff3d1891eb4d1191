package dev.tenancy.persistence;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.binding.BoundConnections;
import dev.tenancy.persistence.binding.Seal;
import dev.tenancy.persistence.policy.Marks;
import dev.tenancy.persistence.policy.Policy;
import io.r2dbc.spi.ConnectionFactory;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultTransactionProvider;

/**
 * A database in which every statement runs in the scope of one tenant, behind two walls that each hold
 * alone: the statement is filtered while jOOQ renders it, and PostgreSQL's row security is told the
 * tenant in the same round trip.
 *
 * <pre>{@code
 * TenantDatabase database =
 *     TenantDatabase.on(dataSource, TenantPolicy.column("tenant_id").shared(COUNTRY));
 * List<Invoice> invoices = database.scope(acme).selectFrom(INVOICE).fetchInto(Invoice.class);
 * }</pre>
 *
 * <p>What the filter cannot see or prove is refused with a {@link TenantPolicyException} before anything
 * is sent. It cannot see into pieces of plain SQL within a statement, such as {@code
 * condition("exists (select …)")}, nor into the functions that one calls: there row security stands
 * alone. The text that jOOQ shows for a statement of a scope, as {@code getSQL()} does, is the one before
 * the filter, which a scope's connection does not take. A configuration that is derived from a scope's
 * with other connections has left the scope: filtered text is not sent there, and what R2DBC sends is
 * not filtered.
 *
 * <p>Thread-safe. Holds no connection between two statements, and does not close the data source.
 */
public final class TenantDatabase {
  private final Configuration configuration;
  private final Policy policy;
  private final BoundConnections sealed;
  private final BoundConnections unsealed;

  private TenantDatabase(DataSource dataSource, TenantPolicy policy, Configuration configuration) {
    this.configuration = configuration;
    this.policy = new Policy(policy.tables(), configuration.settings());
    Marks marks = this.policy.marks();
    Seal seal = new Seal(
        marks.seal(),
        marks.tenant(),
        marks.checked(),
        TenantDatabase::unfiltered,
        TenantDatabase::foreign);
    this.sealed = BoundConnections.sealed(dataSource, seal);
    this.unsealed = BoundConnections.on(dataSource);
  }

  /**
   * Uses a database.
   *
   * @param dataSource connections of a role that row security binds, to a database where {@code
   *     TenancySchema} has been migrated
   * @param policy which tables are whose
   */
  public static TenantDatabase on(DataSource dataSource, TenantPolicy policy) {
    return on(dataSource, policy, new DefaultConfiguration());
  }

  /**
   * Uses a database with jOOQ configured as the application needs it.
   *
   * @param configuration its settings, mappers, converters, executor and listeners are kept; its
   *     connections, transactions and dialect are replaced
   */
  public static TenantDatabase on(
      DataSource dataSource, TenantPolicy policy, Configuration configuration) {
    return new TenantDatabase(dataSource, policy, configuration);
  }

  /**
   * Gives a tenant's view of the database, in which ordinary jOOQ code reads and writes the tenant's
   * rows only. It costs next to nothing and may be used by several threads; each statement takes a
   * connection of its own, and {@code transaction} of it takes one for all of its statements.
   */
  public DSLContext scope(TenantId tenant) {
    ConnectionProvider connections = new DataSourceConnectionProvider(sealed.of(tenant));
    Configuration scope = configuration
        .derive()
        .set(connections)
        .set((ConnectionFactory) null) // reactive code runs on those connections, too
        .set(new DefaultTransactionProvider(connections))
        .set(SQLDialect.POSTGRES);
    policy.addTo(scope, tenant);
    return scope.dsl();
  }

  /**
   * Runs several statements in one transaction of a tenant. It is rolled back when they throw. What
   * asks this database for a scope or a transaction meanwhile, for whichever tenant, gets another
   * connection and does not see what is not committed yet.
   *
   * @return what they return
   */
  public <T> T transaction(TenantId tenant, Function<DSLContext, T> statements) {
    return scope(tenant).transactionResult(transaction -> statements.apply(transaction.dsl()));
  }

  /**
   * Gives connections for code that is not jOOQ, or writes its SQL itself. Row security alone keeps
   * the tenants apart there.
   */
  public DataSource connections(TenantId tenant) {
    return unsealed.of(tenant);
  }

  private static TenantPolicyException unfiltered(String textOrCall) {
    return new TenantPolicyException(
        "what has not been through the filter of its scope, as the SQL of a connection(…), meta() and a"
            + " configuration derived without the filter's listener ("
            + textOrCall
            + ")",
        "use the scope as it is, or TenantDatabase.connections(tenant) for SQL of one's own");
  }

  private static TenantPolicyException foreign(String text) {
    return new TenantPolicyException(
        "a value of the tenant column that is another tenant, in: " + text,
        "leave the tenant column out: it is filled in, and a row never moves to another tenant");
  }
}
