package dev.tenancy.persistence.database;

import static dev.tenancy.persistence.schema.Tables.TENANT;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DefaultConfiguration;

/**
 * One role's way to the database. What goes wrong on it comes out as an exception of tenancy-core
 * that says what was tried.
 */
public final class Database {
  private static final TenantPolicy POLICY = TenantPolicy.column("tenant_id").keyedBy(TENANT.ID);

  private final DSLContext dsl;
  private final TenantDatabase tenants;

  /** Uses the connections of a data source, one for each call. */
  public Database(DataSource dataSource) {
    Configuration configuration = new DefaultConfiguration()
        .set(SQLDialect.POSTGRES)
        .set(new Settings().withExecuteLogging(false).withFetchWarnings(false));
    this.tenants = TenantDatabase.on(dataSource, POLICY, configuration);
    this.dsl = configuration.derive(dataSource).dsl();
  }

  /**
   * Runs a single statement that concerns no tenant's rows.
   *
   * @param act what is tried, as {@link dev.tenancy.core.RepositoryException} wants it
   */
  public <T> T run(String act, Function<DSLContext, T> statement) {
    return named(act, () -> statement.apply(dsl));
  }

  /** Runs a single statement in a tenant's scope. */
  public <T> T run(String act, TenantId tenant, Function<DSLContext, T> statement) {
    return named(act, () -> statement.apply(tenants.scope(tenant)));
  }

  /** Runs several statements in one transaction in a tenant's scope. */
  public <T> T transaction(String act, TenantId tenant, Function<DSLContext, T> statements) {
    return named(act, () -> tenants.transaction(tenant, statements));
  }

  private static <T> T named(String act, Supplier<T> statements) {
    try {
      return statements.get();
    } catch (DataAccessException e) {
      throw Failure.of(act, e);
    }
  }
}
