package dev.tenancy.persistence.policy;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.conf.ExecuteWithoutWhere;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** What UPDATE and DELETE have in common. */
final class WriteTarget {
  private WriteTarget() {}

  /** Only tenant-owned tables are written to. */
  static void check(Table<?> table, TenantTables tables) {
    switch (tables.of(table)) {
      case TENANT -> {}
      case SHARED -> throw Refusals.writingShared(table);
      default -> throw Refusals.target(table);
    }
  }

  /** Starts the conditions with the target's own. */
  static List<Condition> where(Table<?> table, TenantPredicate predicate, FromClause from) {
    check(table, predicate.tables());
    List<Condition> where = new ArrayList<>(2);
    from.filter(table, where);
    return where;
  }

  /** What jOOQ is told to do about a missing condition must not be lost to the one that is added. */
  static void checkWhere(@Nullable Condition where, @Nullable ExecuteWithoutWhere withoutWhere) {
    if (where == null && withoutWhere == ExecuteWithoutWhere.THROW) {
      throw new DataAccessException("A statement is executed without WHERE clause");
    }
  }
}
