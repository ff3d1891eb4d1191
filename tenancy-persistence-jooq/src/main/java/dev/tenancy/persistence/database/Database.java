package dev.tenancy.persistence.database;

import dev.tenancy.core.tenant.TenantId;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * One role's way to the database. What goes wrong on it comes out as an exception of tenancy-core
 * that says what was tried.
 */
public final class Database {
  private final DSLContext dsl;

  /** Uses the connections of a data source, one for each call. */
  public Database(DataSource dataSource) {
    Settings settings = new Settings().withExecuteLogging(false).withFetchWarnings(false);
    this.dsl = DSL.using(dataSource, SQLDialect.POSTGRES, settings);
  }

  /**
   * Runs a single statement that concerns no tenant's rows.
   *
   * @param act what is tried, as {@link dev.tenancy.core.RepositoryException} wants it
   */
  public <T> T run(String act, Function<DSLContext, T> statement) {
    try {
      return statement.apply(dsl);
    } catch (DataAccessException e) {
      throw Failure.of(act, e);
    }
  }

  /** Runs several statements in one transaction. */
  public <T> T transaction(String act, Function<DSLContext, T> statements) {
    return run(
        act,
        context ->
            context.transactionResult(configuration -> statements.apply(configuration.dsl())));
  }

  /** Runs statements in one transaction that is bound to a tenant. */
  public <T> T transaction(String act, TenantId tenant, Function<DSLContext, T> statements) {
    return transaction(act, context -> {
      bind(context, tenant);
      return statements.apply(context);
    });
  }

  /** Binds the transaction that is under way. */
  public static void bind(DSLContext transaction, TenantId tenant) {
    transaction.execute("select tenancy.bind_tenant({0})", DSL.val(tenant.value()));
  }
}
