package dev.tenancy.persistence;

import static dev.tenancy.persistence.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.testkit.fixture.Fixtures;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The one way to all tenants' rows. */
class CrossTenantDatabaseTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(TenancyPostgres.TEMPLATE);

  private static final String ROLE = "cross_tenant_test";

  @BeforeAll
  static void addTasks() {
    var superuser = Sql.on(postgres.dataSource("postgres"));
    superuser.execute("create role " + ROLE + " login bypassrls");
    superuser.execute("grant usage on schema tenancy to " + ROLE);
    superuser.execute("grant select, delete on tenancy.task to " + ROLE);
    var tasks = Repositories.tasks(postgres.dataSource(TenancySchema.APP_ROLE));
    for (String slug : List.of("acme", "globex")) {
      Tenant tenant = Fixtures.tenant(slug);
      Repositories.tenants(postgres.dataSource(TenancySchema.CONTROL_ROLE)).add(tenant);
      tasks.add(tenant.id(), Fixtures.task("one of " + slug));
    }
  }

  @AfterAll
  static void dropRole() {
    var superuser = Sql.on(postgres.dataSource("postgres"));
    superuser.execute("drop owned by " + ROLE);
    superuser.execute("drop role " + ROLE);
  }

  @Test
  void run_seesAllTenants_andIsLoggedWithItsReason() {
    List<String> log = new ArrayList<>();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord entry) {
        log.add(entry.getLevel() + " "
            + MessageFormat.format(entry.getMessage(), entry.getParameters()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger logger = Logger.getLogger(CrossTenantDatabase.class.getName());
    logger.addHandler(handler);
    try {
      assertThat(database(ROLE).<Integer>run("a count for the report", dsl -> dsl.fetchCount(TASK)))
          .isEqualTo(2);
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(log).containsExactly("INFO across tenants, as " + ROLE + ": a count for the report");
  }

  @Test
  void run_isRolledBack_whenItFails() {
    assertThatIllegalStateException()
        .isThrownBy(() -> database(ROLE).run("deletion that fails", dsl -> {
          assertThat(dsl.deleteFrom(TASK).execute()).isEqualTo(2);
          throw new IllegalStateException("no");
        }));
    assertThat(database(ROLE).<Integer>run("count", dsl -> dsl.fetchCount(TASK)))
        .isEqualTo(2);
  }

  @Test
  void run_isRefused_asARoleThatRowSecurityBinds() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> database(TenancySchema.APP_ROLE).run("count", dsl -> dsl.fetchCount(TASK)))
        .withMessageContaining("tenancy_app cannot work across tenants");
  }

  @Test
  void run_needsAReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> database(ROLE).run(" ", dsl -> dsl.fetchCount(TASK)));
  }

  private static CrossTenantDatabase database(String role) {
    return CrossTenantDatabase.on(postgres.dataSource(role));
  }
}
