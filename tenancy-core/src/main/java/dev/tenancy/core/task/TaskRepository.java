package dev.tenancy.core.task;

import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where tasks are kept. Every call is made on behalf of one tenant and reaches that tenant's tasks
 * only.
 *
 * <p>Implementations are thread-safe, and each call is atomic. All of them throw {@link
 * dev.tenancy.core.RepositoryException} when the store failed.
 */
public interface TaskRepository {
  /**
   * Adds a task.
   *
   * @param tenant on whose behalf
   * @param task a task with an id that is new to the tenant
   * @return false, and nothing is stored, when there is no such tenant
   * @throws dev.tenancy.core.RepositoryException when the tenant has a task with this id
   */
  boolean add(TenantId tenant, Task task);

  /**
   * Adds a task, unless one was added under the same key already: also when many try at once, exactly one
   * task stands under a key.
   *
   * @param tenant on whose behalf
   * @param task a task with an id that is new to the tenant
   * @param key the client's name for the request
   * @param oldest receipts from before are forgotten
   * @return what came of it
   * @throws dev.tenancy.core.RepositoryException when the tenant has a task with this id
   */
  TaskAddition addOnce(TenantId tenant, Task task, IdempotencyKey key, Instant oldest);

  /**
   * Finds a task.
   *
   * @param tenant on whose behalf
   * @param id the task's id
   * @return the task; empty when the tenant has none with this id
   */
  Optional<Task> find(TenantId tenant, TaskId id);

  /**
   * Reads the tenant's tasks, newest first.
   *
   * @param tenant on whose behalf
   * @param filter which of them
   * @param request which page
   * @return the page
   */
  Page<Task> list(TenantId tenant, TaskFilter filter, PageRequest request);

  /**
   * Replaces what is stored for a task, unless somebody has changed it in between. The time of
   * creation is not replaced.
   *
   * @param tenant on whose behalf
   * @param changed the new value; its id says which
   * @param expectedVersion the version that the change was made from
   * @return false, and nothing is stored, when the task has another version by now, or is gone
   */
  boolean update(TenantId tenant, Task changed, long expectedVersion);

  /**
   * Removes a task, unless somebody has changed it in between.
   *
   * @param tenant on whose behalf
   * @param id which task
   * @param expectedVersion the version that is to be removed
   * @return false, and nothing is removed, when the task has another version by now, or is gone
   */
  boolean delete(TenantId tenant, TaskId id, long expectedVersion);
}
