package dev.tenancy.core.task;

import dev.tenancy.core.id.UuidV7Generator;
import dev.tenancy.core.internal.Versions;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.TaskOutcome.Done;
import dev.tenancy.core.task.TaskOutcome.Missing;
import dev.tenancy.core.task.TaskOutcome.Stale;
import dev.tenancy.core.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a tenant can do with its tasks: the use cases of the data plane. The tenant is a parameter
 * of each.
 *
 * <p>Whether the tenant may be served at all is for the caller to settle, with {@link
 * dev.tenancy.core.tenant.Tenant#active}, before it calls.
 *
 * <p>Thread-safe. Every method throws {@link dev.tenancy.core.RepositoryException} when the store
 * failed. Two changes at once are applied one after the other; none is lost.
 */
public final class TaskService {
  /** How long a repeated request is known to be one, in hours. */
  public static final int HOURS_OF_RECEIPTS = 24;

  private final TaskRepository tasks;
  private final UuidV7Generator ids;
  private final InstantSource clock;

  /**
   * Puts the use cases on a store.
   *
   * @param tasks where tasks are kept
   * @param ids makes the ids of new tasks
   * @param clock gives the times of creation and completion
   */
  @Inject
  public TaskService(TaskRepository tasks, UuidV7Generator ids, InstantSource clock) {
    this.tasks = tasks;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds an open task.
   *
   * @param tenant on whose behalf
   * @param description what is to be done
   * @return the new task; empty when there is no such tenant, perhaps because it was erased just now
   */
  public Optional<Task> create(TenantId tenant, TaskDescription description) {
    Task task = Task.open(new TaskId(ids.next()), description, clock.instant());
    return tasks.add(tenant, task) ? Optional.of(task) : Optional.empty();
  }

  /**
   * Adds an open task, and does so once however often it is asked to under the same key: for {@value
   * #HOURS_OF_RECEIPTS} hours.
   *
   * @param tenant on whose behalf
   * @param description what is to be done
   * @param key the client's name for the request
   * @return what came of it
   */
  public TaskCreation createOnce(TenantId tenant, TaskDescription description, IdempotencyKey key) {
    Instant now = clock.instant();
    Task task = Task.open(new TaskId(ids.next()), description, now);
    TaskAddition addition =
        tasks.addOnce(tenant, task, key, now.minus(Duration.ofHours(HOURS_OF_RECEIPTS)));
    if (addition instanceof TaskAddition.Standing standing) {
      return standing.receipt().isFor(description)
          ? new TaskCreation.Created(standing.receipt().asCreated(description))
          : new TaskCreation.KeyReused();
    }
    return addition instanceof TaskAddition.InProgress
        ? new TaskCreation.InProgress()
        : new TaskCreation.NoTenant();
  }

  /**
   * Reads one task.
   *
   * @param tenant on whose behalf
   * @param id which
   * @return the task; empty when the tenant has none with this id
   */
  public Optional<Task> read(TenantId tenant, TaskId id) {
    return tasks.find(tenant, id);
  }

  /**
   * Reads the tenant's tasks, newest first.
   *
   * @param tenant on whose behalf
   * @param filter which of them
   * @param request which page
   * @return the page
   */
  public Page<Task> list(TenantId tenant, TaskFilter filter, PageRequest request) {
    return tasks.list(tenant, filter, request);
  }

  /**
   * Changes a task. A change that changes nothing keeps the version.
   *
   * @param tenant on whose behalf
   * @param id which task
   * @param change what should be different
   * @param expectedVersion the version that the caller has seen; empty to change whatever is there
   * @return what came of it
   */
  public TaskOutcome change(
      TenantId tenant, TaskId id, TaskChange change, OptionalLong expectedVersion) {
    return apply("change", tenant, id, expectedVersion, current -> {
      Task changed = current.with(change, clock.instant());
      return changed.equals(current) || tasks.update(tenant, changed, current.version())
          ? Optional.of(changed)
          : Optional.empty();
    });
  }

  /**
   * Marks a task as done. Completing twice is the same as once.
   *
   * @param tenant on whose behalf
   * @param id which task
   * @return what came of it; never {@link Stale}
   */
  public TaskOutcome complete(TenantId tenant, TaskId id) {
    return change(tenant, id, TaskChange.completing(), OptionalLong.empty());
  }

  /**
   * Marks a task as not done. Reopening twice is the same as once.
   *
   * @param tenant on whose behalf
   * @param id which task
   * @return what came of it; never {@link Stale}
   */
  public TaskOutcome reopen(TenantId tenant, TaskId id) {
    return change(tenant, id, TaskChange.reopening(), OptionalLong.empty());
  }

  /**
   * Removes a task.
   *
   * @param tenant on whose behalf
   * @param id which task
   * @param expectedVersion the version that the caller has seen; empty to delete whatever is there
   * @return what came of it
   */
  public TaskOutcome delete(TenantId tenant, TaskId id, OptionalLong expectedVersion) {
    return apply(
        "delete",
        tenant,
        id,
        expectedVersion,
        current ->
            tasks.delete(tenant, id, current.version()) ? Optional.of(current) : Optional.empty());
  }

  /** One act on the current version of a task; the act gives empty when it was overtaken. */
  private TaskOutcome apply(
      String act,
      TenantId tenant,
      TaskId id,
      OptionalLong expectedVersion,
      Function<Task, Optional<Task>> write) {
    return Versions.untilNotOvertaken(act + " task " + id + " of tenant " + tenant, () -> {
      Optional<Task> found = tasks.find(tenant, id);
      if (found.isEmpty()) {
        return Optional.of(new Missing());
      }
      Task current = found.get();
      if (expectedVersion.isPresent() && expectedVersion.getAsLong() != current.version()) {
        return Optional.of(new Stale(current));
      }
      return write.apply(current).<TaskOutcome>map(Done::new);
    });
  }
}
