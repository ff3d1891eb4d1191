package dev.tenancy.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantDirectory;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.testkit.contract.TaskRepositoryContract;
import dev.tenancy.testkit.contract.TaskServiceContract;
import dev.tenancy.testkit.contract.TenantDirectoryContract;
import dev.tenancy.testkit.contract.TenantRepositoryContract;
import dev.tenancy.testkit.contract.TenantServiceContract;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
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

  private static ConnectionPool pool(String role) {
    return new ConnectionPool(
        postgres.url(), role, null, 4, Duration.ofSeconds(30), Duration.ofSeconds(30));
  }
}
