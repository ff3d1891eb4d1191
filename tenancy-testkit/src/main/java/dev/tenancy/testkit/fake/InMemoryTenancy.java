package dev.tenancy.testkit.fake;

import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantRepository;

/**
 * Both repositories in memory, as two views of one small database: a task needs its tenant, and
 * erasing a tenant takes its tasks along.
 *
 * <p>They pass the same contracts as the repositories on PostgreSQL. Thread-safe: one lock guards
 * everything, so calls happen one after the other.
 */
public final class InMemoryTenancy {
  private final InMemoryTaskRepository tasks;
  private final InMemoryTenantRepository tenants;

  /** Starts with no tenants. */
  public InMemoryTenancy() {
    Rows rows = new Rows();
    this.tasks = new InMemoryTaskRepository(rows);
    this.tenants = new InMemoryTenantRepository(rows);
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
}
