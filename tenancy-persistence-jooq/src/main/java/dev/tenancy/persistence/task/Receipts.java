package dev.tenancy.persistence.task;

import static dev.tenancy.persistence.schema.Tables.TASK;
import static dev.tenancy.persistence.schema.Tables.TASK_RECEIPT;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.tenancy.core.task.IdempotencyKey;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskId;
import dev.tenancy.core.task.TaskReceipt;
import dev.tenancy.persistence.schema.Keys;
import java.time.Instant;
import java.util.Optional;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;

/** The receipts of one tenant's tasks, in its scope. */
final class Receipts {
  /** More than one goes for each that comes, so that no more are kept than have to be. */
  private static final int FORGOTTEN_AT_ONCE = 8;

  private final DSLContext scope;

  Receipts(DSLContext scope) {
    this.scope = scope;
  }

  /**
   * Adds a task with its receipt, in one statement. When somebody else is doing that under the same key,
   * PostgreSQL waits for the end of it.
   *
   * @param oldest a receipt from before may be replaced
   * @return false, and nothing is stored, when there is a receipt already
   */
  boolean add(Task task, TaskReceipt receipt, Instant oldest) {
    CommonTableExpression<?> added = name("added")
        .as(scope
            .insertInto(TASK_RECEIPT)
            .set(TASK_RECEIPT.IDEMPOTENCY_KEY, receipt.key().value())
            .set(TASK_RECEIPT.TASK_ID, receipt.task().value())
            .set(TASK_RECEIPT.CREATED_AT, receipt.createdAt())
            .set(TASK_RECEIPT.FINGERPRINT, receipt.fingerprint())
            .onConflictOnConstraint(Keys.TASK_RECEIPT_PKEY)
            .doUpdate()
            .set(TASK_RECEIPT.TASK_ID, receipt.task().value())
            .set(TASK_RECEIPT.CREATED_AT, receipt.createdAt())
            .set(TASK_RECEIPT.FINGERPRINT, receipt.fingerprint())
            .where(TASK_RECEIPT.CREATED_AT.lt(oldest))
            .returning(TASK_RECEIPT.TASK_ID));
    return scope
            .with(added)
            .insertInto(TASK, TASK.ID, TASK.DESCRIPTION, TASK.CREATED_AT, TASK.VERSION)
            .select(select(
                    added.field(TASK_RECEIPT.TASK_ID),
                    val(task.description().value()),
                    val(task.createdAt()),
                    val(task.version()))
                .from(added))
            .execute()
        == 1;
  }

  Optional<TaskReceipt> find(IdempotencyKey key) {
    return scope
        .select(TASK_RECEIPT.fields())
        .from(TASK_RECEIPT)
        .where(TASK_RECEIPT.IDEMPOTENCY_KEY.eq(key.value()))
        .fetchOptional(row -> new TaskReceipt(
            key,
            new TaskId(row.get(TASK_RECEIPT.TASK_ID)),
            row.get(TASK_RECEIPT.CREATED_AT),
            row.get(TASK_RECEIPT.FINGERPRINT)));
  }

  /** Forgets some of those that are too old. */
  void forget(Instant oldest) {
    scope
        .deleteFrom(TASK_RECEIPT)
        .where(TASK_RECEIPT.IDEMPOTENCY_KEY.in(select(TASK_RECEIPT.IDEMPOTENCY_KEY)
            .from(TASK_RECEIPT)
            .where(TASK_RECEIPT.CREATED_AT.lt(oldest))
            .orderBy(TASK_RECEIPT.CREATED_AT)
            .limit(FORGOTTEN_AT_ONCE)
            .forUpdate()
            .skipLocked()))
        .execute();
  }
}
