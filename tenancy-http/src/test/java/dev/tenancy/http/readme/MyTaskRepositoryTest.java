package dev.tenancy.http.readme;

import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.persistence.Repositories;
import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.testkit.contract.TaskRepositoryContract;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The README's fourth way of use. */
// begin README
class MyTaskRepositoryTest extends TaskRepositoryContract {
  static final PostgresTemplate TEMPLATE = PostgresTemplate.migratedBy(TenancySchema::migrate);

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

  @Override
  protected TaskRepository tasks() {
    return Repositories.tasks(postgres.dataSource(TenancySchema.APP_ROLE));
  }

  @Override
  protected TenantRepository tenants() {
    return Repositories.tenants(postgres.dataSource(TenancySchema.CONTROL_ROLE));
  }
}
// end README
