package dev.tenancy.persistence;

import dev.tenancy.core.key.ApiKeyDirectory;
import dev.tenancy.core.key.ApiKeyRepository;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantDirectory;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.persistence.database.Database;
import dev.tenancy.persistence.key.JooqApiKeyDirectory;
import dev.tenancy.persistence.key.JooqApiKeyRepository;
import dev.tenancy.persistence.task.JooqTaskRepository;
import dev.tenancy.persistence.tenant.JooqTenantDirectory;
import dev.tenancy.persistence.tenant.JooqTenantRepository;
import javax.sql.DataSource;

/**
 * The ports of tenancy-core on PostgreSQL. Each takes the data source of the role that it is made
 * for; with another role the database refuses what it does.
 *
 * <p>What is given is thread-safe, holds no connection between two calls, and does not close the
 * data source.
 */
public final class Repositories {
  private Repositories() {}

  /**
   * Opens the store of tasks.
   *
   * @param app connections of the role {@code tenancy_app}
   * @return the port of the data plane
   */
  public static TaskRepository tasks(DataSource app) {
    return new JooqTaskRepository(new Database(app));
  }

  /**
   * Opens the look-up of single tenants.
   *
   * @param app connections of the role {@code tenancy_app}
   * @return the port of the data plane
   */
  public static TenantDirectory tenantDirectory(DataSource app) {
    return new JooqTenantDirectory(new Database(app));
  }

  /**
   * Opens the store of tenants.
   *
   * @param control connections of the role {@code tenancy_control}
   * @return the port of the control plane
   */
  public static TenantRepository tenants(DataSource control) {
    return new JooqTenantRepository(new Database(control));
  }

  /**
   * Opens the look-up of single API keys.
   *
   * @param app connections of the role {@code tenancy_app}
   * @return the port of the data plane
   */
  public static ApiKeyDirectory apiKeyDirectory(DataSource app) {
    return new JooqApiKeyDirectory(new Database(app));
  }

  /**
   * Opens the store of API keys.
   *
   * @param control connections of the role {@code tenancy_control}
   * @return the port of the control plane
   */
  public static ApiKeyRepository apiKeys(DataSource control) {
    return new JooqApiKeyRepository(new Database(control));
  }
}
