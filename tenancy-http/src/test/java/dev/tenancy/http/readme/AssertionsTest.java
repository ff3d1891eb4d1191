package dev.tenancy.http.readme;

import static dev.tenancy.testkit.assertion.TenantAssertions.assertThatTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.core.id.UuidV7Generator;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskDescription;
import dev.tenancy.core.task.TaskFilter;
import dev.tenancy.core.task.TaskService;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.Repositories;
import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.audit.SchemaAudit;
import dev.tenancy.testkit.canary.Canary;
import dev.tenancy.testkit.fixture.Fixtures;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Assertions and the canary on the repositories of tenancy, as the README of the testkit has them. */
class AssertionsTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(TenancySchema::migrate));

  private final DataSource app = postgres.dataSource(TenancySchema.APP_ROLE);
  private final TenantId acme = tenant("acme");
  private final TenantId globex = tenant("globex");

  private static TenantId tenant(String name) {
    Tenant tenant = Fixtures.tenant(name);
    assertThat(Repositories.tenants(postgres.dataSource(TenancySchema.CONTROL_ROLE))
            .add(tenant))
        .isTrue();
    return tenant.id();
  }

  private static TaskService service(DataSource dataSource) {
    Clock clock = Clock.systemUTC();
    return new TaskService(
        Repositories.tasks(dataSource), new UuidV7Generator(clock, new SecureRandom()), clock);
  }

  @Test
  void tenant_cannotReachItsNeighbour() {
    TaskService tasks = service(app);
    // begin README
    Task task = tasks.create(globex, new TaskDescription("Call Wile")).orElseThrow();

    assertThatTenant(acme)
        .besides(globex)
        .knowing(task.id(), Fixtures.taskId()) // the second is an id that nobody has
        .cannotSee(tasks::read)
        .cannotChange(tasks::complete, tasks::read);

    assertThatTenant(acme)
        .besides(globex)
        .cannotNotice(
            tenant -> tasks.create(tenant, new TaskDescription("Order tea")),
            tenant -> tasks.list(tenant, TaskFilter.ALL, PageRequest.first(50)));
    // end README
  }

  @Test
  void canary_isUnseen() {
    // begin README
    Canary<TenantId> canary = Canary.of(globex);
    TaskService tasks = service(canary.watch(app)); // the application, on watched connections
    tasks.create(globex, new TaskDescription("Call " + canary.text()));

    canary.assertUnseenBy(
        acme, tenant -> tasks.list(tenant, TaskFilter.ALL, PageRequest.first(50)));
    // end README
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> canary.assertUnseenBy(
            acme, tenant -> tasks.list(globex, TaskFilter.ALL, PageRequest.first(50))))
        .withMessageContaining("JDBC ResultSet.getString: Call " + canary.text());
  }

  @Test
  void audit_isPlainAssertJ() throws SQLException {
    execute("create schema shop; create table shop.invoice (tenant_id uuid not null, id uuid,"
        + " primary key (tenant_id, id))");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(this::audit)
        .withMessageContaining("shop.invoice")
        .withMessageContaining("select tenancy.protect('shop.invoice'");

    execute("select tenancy.protect('shop.invoice')");
    audit();
  }

  private void audit() {
    // begin README
    assertThat(SchemaAudit.of(app).run().errors()).isEmpty();
    // end README
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = postgres.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
