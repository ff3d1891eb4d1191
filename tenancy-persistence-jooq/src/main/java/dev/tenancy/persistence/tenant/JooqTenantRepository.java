package dev.tenancy.persistence.tenant;

import static dev.tenancy.persistence.schema.Tables.API_KEY;
import static dev.tenancy.persistence.schema.Tables.TASK;
import static dev.tenancy.persistence.schema.Tables.TASK_RECEIPT;
import static dev.tenancy.persistence.schema.Tables.TENANT;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.trueCondition;

import dev.tenancy.core.paging.Cursor;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.Erasure;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantReference;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.core.tenant.TenantSlug;
import dev.tenancy.persistence.database.Database;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Tenants in the table {@code tenancy.tenant}. */
public final class JooqTenantRepository implements TenantRepository {
  private static final String UNIQUE_VIOLATION = "23505";

  /** The tables whose rows belong to tenants. */
  private static final List<Table<?>> OWNED = List.of(API_KEY, TASK, TASK_RECEIPT);

  private final Database database;

  /** Uses connections of the role {@code tenancy_control}. */
  public JooqTenantRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Tenant> find(TenantReference reference) {
    return database.run(
        "find tenant " + reference,
        context -> context
            .select(TENANT.fields())
            .from(TENANT)
            .where(is(reference))
            .fetchOptional(found -> TenantRow.read(TENANT, found)));
  }

  @Override
  public boolean add(Tenant tenant) {
    return database.run(
        "add tenant " + tenant.id(),
        context -> context
                .insertInto(TENANT)
                .set(TENANT.ID, tenant.id().value())
                .set(TENANT.SLUG, tenant.slug().value())
                .set(TENANT.NAME, tenant.name().value())
                .set(TENANT.PLAN, tenant.plan().value())
                .set(TENANT.STATUS, tenant.status().name())
                .set(TENANT.CREATED_AT, tenant.createdAt())
                .set(TENANT.VERSION, tenant.version())
                .onConflict(TENANT.SLUG)
                .doNothing()
                .execute()
            == 1);
  }

  @Override
  public Page<Tenant> list(PageRequest request) {
    return database.run(
        "list the tenants",
        context -> Page.ofOneMore(
            context
                .select(TENANT.fields())
                .from(TENANT)
                .where(request.after().map(JooqTenantRepository::isBehind).orElse(trueCondition()))
                .orderBy(TENANT.CREATED_AT.desc(), TENANT.ID.desc())
                .limit(request.limit() + 1)
                .fetch(found -> TenantRow.read(TENANT, found)),
            request.limit(),
            Tenant::cursor));
  }

  @Override
  public Update update(Tenant changed, long expectedVersion) {
    return database.run("update tenant " + changed.id(), context -> {
      try {
        int rows = context
            .update(TENANT)
            .set(TENANT.SLUG, changed.slug().value())
            .set(TENANT.NAME, changed.name().value())
            .set(TENANT.PLAN, changed.plan().value())
            .set(TENANT.STATUS, changed.status().name())
            .set(TENANT.VERSION, changed.version())
            .where(TENANT.ID.eq(changed.id().value()))
            .and(TENANT.VERSION.eq(expectedVersion))
            .execute();
        return rows == 1 ? Update.DONE : Update.OVERTAKEN;
      } catch (IntegrityConstraintViolationException e) {
        // By SQLSTATE, because Citus loses the constraint's name. The slug is the only unique
        // column that an update touches.
        if (UNIQUE_VIOLATION.equals(e.sqlState())) {
          return Update.SLUG_TAKEN;
        }
        throw e;
      }
    });
  }

  @Override
  public Optional<Erasure> erase(TenantId tenant) {
    return database.transaction("erase tenant " + tenant, tenant, context -> {
      if (!lock(context)) {
        return Optional.empty();
      }
      SortedMap<String, Long> rows = new TreeMap<>();
      for (Table<?> table : OWNED) {
        rows.put(table.getName(), (long) context.deleteFrom(table).execute());
      }
      context.deleteFrom(TENANT).execute();
      return Optional.of(new Erasure(tenant, rows));
    });
  }

  /**
   * Keeps everybody from adding rows that refer to the tenant: their foreign key needs a lock on
   * this row, waits, and finds it gone. A scope holds the row of its own tenant and no other.
   */
  private static boolean lock(DSLContext scope) {
    return scope.select(TENANT.ID).from(TENANT).forUpdate().fetchOne() != null;
  }

  private static Condition is(TenantReference reference) {
    return reference instanceof TenantId id
        ? TENANT.ID.eq(id.value())
        : TENANT.SLUG.eq(((TenantSlug) reference).value());
  }

  private static Condition isBehind(Cursor cursor) {
    return row(TENANT.CREATED_AT, TENANT.ID).lessThan(cursor.createdAt(), cursor.id());
  }
}
