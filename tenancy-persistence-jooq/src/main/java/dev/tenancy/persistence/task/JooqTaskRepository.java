package dev.tenancy.persistence.task;

import static dev.tenancy.persistence.schema.Tables.TASK;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.trueCondition;

import dev.tenancy.core.paging.Cursor;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskDescription;
import dev.tenancy.core.task.TaskFilter;
import dev.tenancy.core.task.TaskId;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.database.Database;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Tasks in the table {@code tenancy.task}, in their tenant's scope: no statement names the tenant. */
public final class JooqTaskRepository implements TaskRepository {
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final Database database;

  /** Uses connections of the role {@code tenancy_app}. */
  public JooqTaskRepository(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(TenantId tenant, Task task) {
    return database.run(
        "add task " + task.id() + " of tenant " + tenant, tenant, context -> insert(context, task));
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
    try {
      context
          .insertInto(TASK)
          .set(TASK.ID, task.id().value())
          .set(TASK.DESCRIPTION, task.description().value())
          .set(TASK.CREATED_AT, task.createdAt())
          .set(TASK.COMPLETED_AT, task.completedAt())
          .set(TASK.VERSION, task.version())
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException e) {
      // By SQLSTATE, because Citus loses the constraint's name. The table has one foreign key.
      if (FOREIGN_KEY_VIOLATION.equals(e.sqlState())) {
        return false;
      }
      throw e;
    }
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
