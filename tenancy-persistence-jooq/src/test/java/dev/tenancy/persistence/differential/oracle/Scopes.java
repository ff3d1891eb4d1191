package dev.tenancy.persistence.differential.oracle;

import static dev.tenancy.persistence.differential.schema.Tables.COUNTRY;
import static dev.tenancy.persistence.differential.schema.Tables.CURRENCY;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** The scopes of the schema {@code differential}. */
public final class Scopes {
  /** Which of its tables are whose. */
  public static final TenantPolicy POLICY =
      TenantPolicy.column("tenant_id").shared(COUNTRY, CURRENCY);

  private static final Settings QUIET =
      new Settings().withExecuteLogging(false).withFetchWarnings(false);

  private Scopes() {}

  /** The database behind its walls, with jOOQ not logging what it runs. */
  public static TenantDatabase database(DataSource connections) {
    return TenantDatabase.on(connections, POLICY, new DefaultConfiguration().set(QUIET));
  }

  /** One tenant, behind some walls. */
  public static Transactions of(Wall wall, TenantDatabase database, TenantId tenant) {
    if (!wall.hasPolicy()) {
      return unfiltered(database.connections(tenant));
    }
    return new Transactions() {
      @Override
      public DSLContext single() {
        return database.scope(tenant);
      }

      @Override
      public void run(Function<DSLContext, Void> statements) {
        database.transaction(tenant, statements);
      }
    };
  }

  /** jOOQ as it comes. */
  public static Transactions unfiltered(DataSource connections) {
    DSLContext dsl = DSL.using(connections, SQLDialect.POSTGRES, QUIET);
    return new Transactions() {
      @Override
      public DSLContext single() {
        return dsl;
      }

      @Override
      public void run(Function<DSLContext, Void> statements) {
        dsl.transaction(transaction -> statements.apply(transaction.dsl()));
      }
    };
  }
}
