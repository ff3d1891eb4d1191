package dev.tenancy.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.core.key.ApiKeyDirectory;
import dev.tenancy.core.key.ApiKeyRepository;
import dev.tenancy.core.task.IdempotencyKey;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskAddition;
import dev.tenancy.core.task.TaskReceipt;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantDirectory;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.testkit.contract.ApiKeyRepositoryContract;
import dev.tenancy.testkit.contract.ApiKeyServiceContract;
import dev.tenancy.testkit.contract.TaskRepositoryContract;
import dev.tenancy.testkit.contract.TaskServiceContract;
import dev.tenancy.testkit.contract.TenantDirectoryContract;
import dev.tenancy.testkit.contract.TenantRepositoryContract;
import dev.tenancy.testkit.contract.TenantServiceContract;
import dev.tenancy.testkit.fixture.Fixtures;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RepositoriesTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(TenancyPostgres.TEMPLATE);

  private static HikariDataSource app;
  private static HikariDataSource control;

  @BeforeAll
  static void openPools() {
    app = pool(TenancySchema.APP_ROLE).open();
    control = pool(TenancySchema.CONTROL_ROLE).open();
  }

  @AfterAll
  static void closePools() {
    app.close();
    control.close();
  }

  @Nested
  class Tasks extends TaskRepositoryContract {
    @Override
    protected TaskRepository tasks() {
      return Repositories.tasks(app);
    }

    @Override
    protected TenantRepository tenants() {
      return Repositories.tenants(control);
    }
  }

  @Nested
  class Tenants extends TenantRepositoryContract {
    @Override
    protected TaskRepository tasks() {
      return Repositories.tasks(app);
    }

    @Override
    protected TenantRepository tenants() {
      return Repositories.tenants(control);
    }
  }

  @Nested
  class Directory extends TenantDirectoryContract {
    @Override
    protected TenantDirectory directory() {
      return Repositories.tenantDirectory(app);
    }

    @Override
    protected TenantRepository tenants() {
      return Repositories.tenants(control);
    }
  }

  @Nested
  class UseCasesOnTasks extends TaskServiceContract {
    @Override
    protected TaskRepository tasks() {
      return Repositories.tasks(app);
    }

    @Override
    protected TenantRepository tenants() {
      return Repositories.tenants(control);
    }
  }

  @Nested
  class UseCasesOnTenants extends TenantServiceContract {
    @Override
    protected TenantRepository tenants() {
      return Repositories.tenants(control);
    }
  }

  @Nested
  class Keys extends ApiKeyRepositoryContract {
    @Override
    protected ApiKeyRepository keys() {
      return Repositories.apiKeys(control);
    }

    @Override
    protected ApiKeyDirectory directory() {
      return Repositories.apiKeyDirectory(app);
    }

    @Override
    protected TenantRepository tenants() {
      return Repositories.tenants(control);
    }
  }

  @Nested
  class UseCasesOnKeys extends ApiKeyServiceContract {
    @Override
    protected ApiKeyRepository keys() {
      return Repositories.apiKeys(control);
    }

    @Override
    protected ApiKeyDirectory directory() {
      return Repositories.apiKeyDirectory(app);
    }

    @Override
    protected TenantRepository tenants() {
      return Repositories.tenants(control);
    }
  }

  @Test
  void addOnce_isInProgress_whenSomebodyKeepsTheKey() throws SQLException {
    Tenant acme = Fixtures.tenant("acme");
    Repositories.tenants(control).add(acme);
    IdempotencyKey key = new IdempotencyKey("kept");
    Instant longAgo = Fixtures.NOON.minusSeconds(1);
    Task task = Fixtures.task("Task");
    try (HikariDataSource impatient =
            pool(TenancySchema.APP_ROLE, Duration.ofSeconds(1)).open();
        Connection keeper = postgres.superuser().getConnection()) {
      TaskRepository tasks = Repositories.tasks(impatient);
      keeper.setAutoCommit(false);
      try (PreparedStatement insert = keeper.prepareStatement(
          "insert into tenancy.task_receipt values (?, 'kept', ?, now(), repeat('a', 64))")) {
        insert.setObject(1, acme.id().value());
        insert.setObject(2, Fixtures.taskId().value());
        insert.execute();
      }

      assertThat(tasks.addOnce(acme.id(), task, key, longAgo))
          .isEqualTo(new TaskAddition.InProgress());
      keeper.rollback();
      assertThat(tasks.addOnce(acme.id(), task, key, longAgo))
          .isEqualTo(new TaskAddition.Standing(TaskReceipt.of(key, task)));
    }
  }

  private static ConnectionPool pool(String role) {
    return pool(role, Duration.ofSeconds(30));
  }

  private static ConnectionPool pool(String role, Duration patience) {
    return new ConnectionPool(postgres.url(), role, null, 4, patience, Duration.ofSeconds(30));
  }
}
