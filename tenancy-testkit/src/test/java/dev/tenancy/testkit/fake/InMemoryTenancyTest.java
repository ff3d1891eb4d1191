package dev.tenancy.testkit.fake;

import dev.tenancy.core.key.ApiKeyDirectory;
import dev.tenancy.core.key.ApiKeyRepository;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.testkit.contract.ApiKeyRepositoryContract;
import dev.tenancy.testkit.contract.ApiKeyServiceContract;
import dev.tenancy.testkit.contract.TaskRepositoryContract;
import dev.tenancy.testkit.contract.TaskServiceContract;
import dev.tenancy.testkit.contract.TenantRepositoryContract;
import dev.tenancy.testkit.contract.TenantServiceContract;
import org.junit.jupiter.api.Nested;

class InMemoryTenancyTest {
  private final InMemoryTenancy tenancy = new InMemoryTenancy();

  @Nested
  class Tasks extends TaskRepositoryContract {
    @Override
    protected TaskRepository tasks() {
      return tenancy.tasks();
    }

    @Override
    protected TenantRepository tenants() {
      return tenancy.tenants();
    }
  }

  @Nested
  class Tenants extends TenantRepositoryContract {
    @Override
    protected TaskRepository tasks() {
      return tenancy.tasks();
    }

    @Override
    protected TenantRepository tenants() {
      return tenancy.tenants();
    }
  }

  @Nested
  class UseCasesOnTasks extends TaskServiceContract {
    @Override
    protected TaskRepository tasks() {
      return tenancy.tasks();
    }

    @Override
    protected TenantRepository tenants() {
      return tenancy.tenants();
    }
  }

  @Nested
  class UseCasesOnTenants extends TenantServiceContract {
    @Override
    protected TenantRepository tenants() {
      return tenancy.tenants();
    }
  }

  @Nested
  class Keys extends ApiKeyRepositoryContract {
    @Override
    protected ApiKeyRepository keys() {
      return tenancy.apiKeys();
    }

    @Override
    protected ApiKeyDirectory directory() {
      return tenancy.apiKeyDirectory();
    }

    @Override
    protected TenantRepository tenants() {
      return tenancy.tenants();
    }
  }

  @Nested
  class UseCasesOnKeys extends ApiKeyServiceContract {
    @Override
    protected ApiKeyRepository keys() {
      return tenancy.apiKeys();
    }

    @Override
    protected ApiKeyDirectory directory() {
      return tenancy.apiKeyDirectory();
    }

    @Override
    protected TenantRepository tenants() {
      return tenancy.tenants();
    }
  }
}
