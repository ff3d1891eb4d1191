package dev.tenancy.testkit.fake;

import dev.tenancy.core.key.ApiKeyDirectory;
import dev.tenancy.core.key.ApiKeyRepository;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantRepository;

/**
 * The repositories in memory, as views of one small database: a task needs its tenant, and erasing a
 * tenant takes along what it owns.
 *
 * <p>They pass the same contracts as the repositories on PostgreSQL. Thread-safe: one lock guards
 * everything, so calls happen one after the other.
 */
public final class InMemoryTenancy {
  private final InMemoryTaskRepository tasks;
  private final InMemoryTenantRepository tenants;
  private final InMemoryApiKeys keys;

  /** Starts with no tenants. */
  public InMemoryTenancy() {
    Rows rows = new Rows();
    this.tasks = new InMemoryTaskRepository(rows);
    this.tenants = new InMemoryTenantRepository(rows);
    this.keys = new InMemoryApiKeys(rows);
  }

  /**
   * Gives the store of tasks.
   *
   * @return always the same repository
   */
  public TaskRepository tasks() {
    return tasks;
  }

  /**
   * Gives the store of tenants.
   *
   * @return always the same repository
   */
  public TenantRepository tenants() {
    return tenants;
  }

  /**
   * Gives the store of API keys.
   *
   * @return always the same repository
   */
  public ApiKeyRepository apiKeys() {
    return keys;
  }

  /**
   * Gives the look-up of single API keys.
   *
   * @return always the same directory
   */
  public ApiKeyDirectory apiKeyDirectory() {
    return keys;
  }
}
