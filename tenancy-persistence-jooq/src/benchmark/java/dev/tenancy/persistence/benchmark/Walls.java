package dev.tenancy.persistence.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The three ways to keep to one tenant, all with the same settings of jOOQ and pools of one size. */
@State(Scope.Benchmark)
public class Walls {
  /** Which of the three is measured. */
  @Param({"PLAIN", "TEXTBOOK", "BOUND"})
  public Way way;

  private HikariDataSource pool;
  private DSLContext dsl;
  private TenantDatabase database;

  /** How a statement is kept to its tenant. */
  public enum Way {
    /** By a predicate of one's own; there are no walls. */
    PLAIN,
    /** By row security alone: BEGIN, set_config, the statement, COMMIT. */
    TEXTBOOK,
    /** By both walls: filtered and bound, in one round trip. */
    BOUND
  }

  /** Opens the pool: without walls as the superuser, whom row security does not bind. */
  @Setup
  public void open() {
    Configuration configuration = new DefaultConfiguration()
        .set(SQLDialect.POSTGRES)
        .set(new Settings().withExecuteLogging(false).withFetchWarnings(false));
    pool = way == Way.PLAIN
        ? BenchmarkDatabase.superuserPool()
        : BenchmarkDatabase.pool(TenancySchema.APP_ROLE);
    dsl = configuration.derive(pool).dsl();
    database = TenantDatabase.on(pool, TenantPolicy.column("tenant_id"), configuration);
  }

  /** Closes the pool. */
  @TearDown
  public void close() {
    pool.close();
  }

  /** Whether the statement has to name the tenant itself. */
  boolean isPlain() {
    return way == Way.PLAIN;
  }

  /** Whether a new row gets its tenant by itself. */
  boolean stampsRows() {
    return way == Way.BOUND;
  }

  <T> T run(UUID tenant, Function<DSLContext, T> statement) {
    return switch (way) {
      case PLAIN -> statement.apply(dsl);
      case TEXTBOOK ->
        dsl.transactionResult(transaction -> {
          transaction
              .dsl()
              .execute(
                  "select set_config('tenancy.tenant_id', {0}, true)", DSL.val(tenant.toString()));
          return statement.apply(transaction.dsl());
        });
      case BOUND -> statement.apply(database.scope(new TenantId(tenant)));
    };
  }
}
