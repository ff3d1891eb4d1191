package dev.tenancy.persistence.task;

import static dev.tenancy.persistence.schema.Tables.TASK;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.trueCondition;

import dev.tenancy.core.paging.Cursor;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.IdempotencyKey;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskAddition;
import dev.tenancy.core.task.TaskDescription;
import dev.tenancy.core.task.TaskFilter;
import dev.tenancy.core.task.TaskId;
import dev.tenancy.core.task.TaskReceipt;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.database.Database;
import dev.tenancy.persistence.database.Insertion;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;

/** Tasks in the table {@code tenancy.task}, in their tenant's scope: no statement names the tenant. */
public final class JooqTaskRepository implements TaskRepository {
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Database database;

  /** Uses connections of the role {@code tenancy_app}. */
  public JooqTaskRepository(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(TenantId tenant, Task task) {
    return database.run(
        "add task " + task.id() + " of tenant " + tenant,
        tenant,
        context -> Insertion.unlessThereIsNoTenant(() -> insert(context, task), false));
  }

  @Override
  public TaskAddition addOnce(TenantId tenant, Task task, IdempotencyKey key, Instant oldest) {
    return database.run(
        "add task " + task.id() + " of tenant " + tenant + " once",
        tenant,
        context -> Insertion.unlessThereIsNoTenant(
            () -> addOnce(new Receipts(context), task, TaskReceipt.of(key, task), oldest),
            new TaskAddition.NoTenant()));
  }

  @Override
  public Optional<Task> find(TenantId tenant, TaskId id) {
    return database.run(
        "find task " + id + " of tenant " + tenant,
        tenant,
        context -> context
            .select(TASK.fields())
            .from(TASK)
            .where(TASK.ID.eq(id.value()))
            .fetchOptional(JooqTaskRepository::task));
  }

  @Override
  public Page<Task> list(TenantId tenant, TaskFilter filter, PageRequest request) {
    return database.run(
        "list the tasks of tenant " + tenant,
        tenant,
        context -> Page.ofOneMore(
            context
                .select(TASK.fields())
                .from(TASK)
                .where(matches(filter))
                .and(request.after().map(JooqTaskRepository::isBehind).orElse(trueCondition()))
                .orderBy(TASK.CREATED_AT.desc(), TASK.ID.desc())
                .limit(request.limit() + 1)
                .fetch(JooqTaskRepository::task),
            request.limit(),
            Task::cursor));
  }

  @Override
  public boolean update(TenantId tenant, Task changed, long expectedVersion) {
    return database.run(
        "update task " + changed.id() + " of tenant " + tenant,
        tenant,
        context -> context
                .update(TASK)
                .set(TASK.DESCRIPTION, changed.description().value())
                .set(TASK.COMPLETED_AT, changed.completedAt())
                .set(TASK.VERSION, changed.version())
                .where(TASK.ID.eq(changed.id().value()))
                .and(TASK.VERSION.eq(expectedVersion))
                .execute()
            == 1);
  }

  @Override
  public boolean delete(TenantId tenant, TaskId id, long expectedVersion) {
    return database.run(
        "delete task " + id + " of tenant " + tenant,
        tenant,
        context -> context
                .deleteFrom(TASK)
                .where(TASK.ID.eq(id.value()))
                .and(TASK.VERSION.eq(expectedVersion))
                .execute()
            == 1);
  }

  private static boolean insert(DSLContext context, Task task) {
    return context
            .insertInto(TASK)
            .set(TASK.ID, task.id().value())
            .set(TASK.DESCRIPTION, task.description().value())
            .set(TASK.CREATED_AT, task.createdAt())
            .set(TASK.COMPLETED_AT, task.completedAt())
            .set(TASK.VERSION, task.version())
            .execute()
        == 1;
  }

  private static TaskAddition addOnce(
      Receipts receipts, Task task, TaskReceipt receipt, Instant oldest) {
    try {
      if (receipts.add(task, receipt, oldest)) {
        receipts.forget(oldest);
        return new TaskAddition.Standing(receipt);
      }
    } catch (DataAccessException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.sqlState())) {
        return new TaskAddition.InProgress();
      }
      throw e;
    }
    // One that is gone again was its tenant's last.
    return receipts
        .find(receipt.key())
        .<TaskAddition>map(TaskAddition.Standing::new)
        .orElseGet(TaskAddition.NoTenant::new);
  }

  private static Condition matches(TaskFilter filter) {
    return switch (filter) {
      case ALL -> trueCondition();
      case OPEN -> TASK.COMPLETED_AT.isNull();
      case COMPLETED -> TASK.COMPLETED_AT.isNotNull();
    };
  }

  private static Condition isBehind(Cursor cursor) {
    return row(TASK.CREATED_AT, TASK.ID).lessThan(cursor.createdAt(), cursor.id());
  }

  private static Task task(Record row) {
    return new Task(
        new TaskId(row.get(TASK.ID)),
        new TaskDescription(row.get(TASK.DESCRIPTION)),
        row.get(TASK.CREATED_AT),
        row.get(TASK.COMPLETED_AT),
        row.get(TASK.VERSION));
  }
}
