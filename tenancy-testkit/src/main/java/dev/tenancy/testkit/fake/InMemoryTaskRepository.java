package dev.tenancy.testkit.fake;

import dev.tenancy.core.RepositoryException;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.IdempotencyKey;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskAddition;
import dev.tenancy.core.task.TaskFilter;
import dev.tenancy.core.task.TaskId;
import dev.tenancy.core.task.TaskReceipt;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

final class InMemoryTaskRepository implements TaskRepository {
  private final Rows rows;

  InMemoryTaskRepository(Rows rows) {
    this.rows = rows;
  }

  @Override
  public boolean add(TenantId tenant, Task task) {
    synchronized (rows) {
      Map<TaskId, Task> tasks = rows.tasks.get(tenant);
      if (tasks == null) {
        return false;
      }
      if (tasks.putIfAbsent(task.id(), task) != null) {
        throw new RepositoryException(
            "add task " + task.id() + " of tenant " + tenant + ": the id is taken");
      }
      return true;
    }
  }

  @Override
  public TaskAddition addOnce(TenantId tenant, Task task, IdempotencyKey key, Instant oldest) {
    synchronized (rows) {
      Map<IdempotencyKey, TaskReceipt> receipts = rows.receipts.get(tenant);
      if (receipts == null) {
        return new TaskAddition.NoTenant();
      }
      TaskReceipt standing = receipts.get(key);
      if (standing == null || standing.createdAt().isBefore(oldest)) {
        add(tenant, task);
        standing = TaskReceipt.of(key, task);
        receipts.values().removeIf(receipt -> receipt.createdAt().isBefore(oldest));
        receipts.put(key, standing);
      }
      return new TaskAddition.Standing(standing);
    }
  }

  @Override
  public Optional<Task> find(TenantId tenant, TaskId id) {
    synchronized (rows) {
      return Optional.ofNullable(tasksOf(tenant).get(id));
    }
  }

  @Override
  public Page<Task> list(TenantId tenant, TaskFilter filter, PageRequest request) {
    synchronized (rows) {
      return Rows.page(
          tasksOf(tenant).values().stream().filter(filter::accepts), Task::cursor, request);
    }
  }

  @Override
  public boolean update(TenantId tenant, Task changed, long expectedVersion) {
    synchronized (rows) {
      return is(tenant, changed.id(), expectedVersion)
          && tasksOf(tenant).computeIfPresent(changed.id(), (id, old) -> replacement(old, changed))
              != null;
    }
  }

  @Override
  public boolean delete(TenantId tenant, TaskId id, long expectedVersion) {
    synchronized (rows) {
      return is(tenant, id, expectedVersion) && tasksOf(tenant).remove(id) != null;
    }
  }

  private static Task replacement(Task old, Task changed) {
    return new Task(
        old.id(), changed.description(), old.createdAt(), changed.completedAt(), changed.version());
  }

  private boolean is(TenantId tenant, TaskId id, long version) {
    return find(tenant, id).filter(task -> task.version() == version).isPresent();
  }

  private Map<TaskId, Task> tasksOf(TenantId tenant) {
    return rows.tasks.getOrDefault(tenant, Map.of());
  }
}
