package dev.tenancy.http.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.core.id.UuidV7Generator;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskDescription;
import dev.tenancy.core.task.TaskFilter;
import dev.tenancy.core.task.TaskService;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantName;
import dev.tenancy.core.tenant.TenantOutcome;
import dev.tenancy.core.tenant.TenantPlan;
import dev.tenancy.core.tenant.TenantService;
import dev.tenancy.core.tenant.TenantSlug;
import dev.tenancy.persistence.ConnectionPool;
import dev.tenancy.persistence.Repositories;
import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The README's second way of use. */
class EmbeddingTest {
  private static final PostgresTemplate EMPTY = PostgresTemplate.migratedBy(database -> {});

  // begin README
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(EMPTY)
      .leavingRoles(TenancySchema.OWNER_ROLE, TenancySchema.APP_ROLE, TenancySchema.CONTROL_ROLE);
  // end README

  @Test
  void snippet_runs() {
    String url = postgres.url();
    DataSource admin = postgres.dataSource("postgres");
    try (HikariDataSource app = pool(url, TenancySchema.APP_ROLE);
        HikariDataSource control = pool(url, TenancySchema.CONTROL_ROLE)) {
      // begin README
      TenancySchema.migrate(admin); // roles, tables, row security; does nothing the second time

      Clock clock = Clock.systemUTC();
      UuidV7Generator ids = new UuidV7Generator(clock, new SecureRandom());
      TenantService tenants = new TenantService(Repositories.tenants(control), ids, clock);
      TaskService tasks = new TaskService(Repositories.tasks(app), ids, clock);

      TenantOutcome outcome = tenants.provision(
          new TenantSlug("acme"), new TenantName("Acme Inc."), TenantPlan.STANDARD);
      if (outcome instanceof TenantOutcome.Done done) {
        Tenant acme = done.tenant();
        tasks.create(acme.id(), new TaskDescription("Order anvils"));
        for (Task task :
            tasks.list(acme.id(), TaskFilter.OPEN, PageRequest.first(50)).items()) {
          tasks.complete(acme.id(), task.id());
        }
      }
      // end README
      assertThat(outcome).isInstanceOf(TenantOutcome.Done.class);
      Tenant acme = ((TenantOutcome.Done) outcome).tenant();
      assertThat(
              tasks.list(acme.id(), TaskFilter.COMPLETED, PageRequest.first(50)).items())
          .extracting(task -> task.description().value())
          .containsExactly("Order anvils");
    }
  }

  private static HikariDataSource pool(String url, String role) {
    return new ConnectionPool(url, role, null, 2, Duration.ofSeconds(5), Duration.ofSeconds(5))
        .open();
  }
}
