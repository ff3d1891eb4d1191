package dev.tenancy.persistence.policy;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Table;

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
  static List<Condition> where(Table<?> table, TenantTables tables, FromClause from) {
    check(table, tables);
    List<Condition> where = new ArrayList<>(2);
    from.filter(table, where);
    return where;
  }
}
