package dev.tenancy.persistence.policy;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Path;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one statement, with the tenant's predicate found a place for each: in WHERE, or in the
 * ON of the outer join that may leave it out, or in a join of its own where there is no ON. Everything
 * that is not a named table or a join is visited as a statement of its own and left as it is.
 */
final class FromClause {
  private final TenantPredicate predicate;
  private final List<Table<?>> covered = new ArrayList<>(2);

  FromClause(TenantPredicate predicate) {
    this.predicate = predicate;
  }

  /**
   * Whether this table has its predicate, or needs none here. jOOQ may have made another object of it;
   * two tables of one name cannot be in one clause.
   */
  boolean covers(Table<?> table) {
    for (Table<?> known : covered) {
      if (Identity.same(known, table)
          || (known.getClass() == table.getClass() && known.equals(table))) {
        return true;
      }
    }
    return false;
  }

  /** Whether this very table was made here. */
  boolean isOwn(Table<?> table) {
    return covered.stream().anyMatch(known -> Identity.same(known, table));
  }

  /** Takes a table's predicate for granted, because it has been placed elsewhere. */
  void trust(Table<?> table) {
    covered.add(table);
  }

  /** Gives the tables to name instead, the same list when nothing in it had to change. */
  List<? extends Table<?>> filter(List<? extends Table<?>> tables, List<Condition> where) {
    List<Table<?>> result = null;
    for (int i = 0; i < tables.size(); i++) {
      Table<?> before = tables.get(i);
      Table<?> after = filter(before, where);
      if (!Identity.same(after, before) && result == null) {
        result = new ArrayList<>(tables);
      }
      if (result != null) {
        result.set(i, after);
      }
    }
    return result == null ? tables : result;
  }

  /** Gives the table to name instead, and adds to a condition that holds for every row of it. */
  Table<?> filter(Table<?> table, List<Condition> where) {
    if (table instanceof QOM.JoinTable<?, ?> join) {
      return filterJoin(join, where);
    }
    if (isUncovered(table)) {
      where.add(predicate.on(table));
      covered.add(table);
    }
    return table;
  }

  private Table<?> filterJoin(QOM.JoinTable<?, ?> join, List<Condition> where) {
    if (join instanceof QOM.LeftSemiJoin || join instanceof QOM.LeftAntiJoin) {
      return join.$table1(
          filter(join.$table1(), where)); // its other side is rendered as a sub-query
    }
    if (join instanceof QOM.LeftJoin<?> left) {
      QOM.LeftJoin<?> filtered = left.$table1(filter(left.$table1(), where));
      // Before the join of a path, jOOQ may put others with the same ON: see complete.
      return left.$table2() instanceof Path ? filtered : outer(filtered, false);
    }
    if (join instanceof QOM.RightJoin<?> right) {
      QOM.RightJoin<?> filtered = right.$table2(filter(right.$table2(), where));
      return right.$table2() instanceof Path ? filtered : outer(filtered, true);
    }
    if (join instanceof QOM.NaturalLeftJoin || join instanceof QOM.OuterApply) {
      return join.$table1(filter(join.$table1(), where)).$table2(hide(join.$table2()));
    }
    if (join instanceof QOM.NaturalRightJoin) {
      return join.$table1(hide(join.$table1())).$table2(filter(join.$table2(), where));
    }
    if (join instanceof QOM.FullJoin || join instanceof QOM.NaturalFullJoin) {
      return join.$table1(hide(join.$table1())).$table2(hide(join.$table2()));
    }
    return join.$table1(filter(join.$table1(), where)).$table2(filter(join.$table2(), where));
  }

  /**
   * Covers what a join names by the time that it is rendered: jOOQ makes joins of its own for the
   * tables that a path leads over.
   */
  Table<?> complete(QOM.JoinTable<?, ?> join) {
    if (join instanceof QOM.LeftJoin<?> left) {
      return outer(left, false);
    }
    if (join instanceof QOM.RightJoin<?> right) {
      return outer(right, true);
    }
    return join instanceof QOM.Join<?> inner && inner.$using().isEmpty()
        ? outer(inner, false)
        : join;
  }

  /** The side that may be left out gets its predicate in ON: filtered before it is joined. */
  private <J extends QOM.QualifiedJoin<?, J>> Table<?> outer(J join, boolean optionalIsFirst) {
    Table<?> optional = optionalIsFirst ? join.$table1() : join.$table2();
    if (!join.$using().isEmpty()) {
      return optionalIsFirst ? join.$table1(hide(optional)) : join.$table2(hide(optional));
    }
    List<Condition> on = new ArrayList<>();
    Table<?> filtered = filter(optional, on);
    if (on.isEmpty() && Identity.same(filtered, optional)) {
      return join;
    }
    J result = optionalIsFirst ? join.$table1(filtered) : join.$table2(filtered);
    return on.isEmpty() ? result : result.$on(and(join.$on(), on));
  }

  /**
   * Where there is no condition to add to, the table is joined, on its predicate, to one row without
   * columns: the tables keep their names, and neither USING, NATURAL nor an asterisk sees a column more.
   */
  private Table<?> hide(Table<?> table) {
    List<Condition> on = new ArrayList<>();
    Table<?> filtered = filter(table, on);
    if (on.isEmpty()) {
      return filtered;
    }
    Table<?> oneRow = DSL.table("(select)").as("tenancy_scope_" + covered.size());
    covered.add(oneRow);
    return filtered.join(oneRow).on(DSL.and(on));
  }

  private boolean isUncovered(Table<?> table) {
    return predicate.tables().of(table) == Ownership.TENANT && !covers(table);
  }

  /** Joins conditions to one that may be missing. */
  static Condition and(@Nullable Condition existing, List<Condition> more) {
    Condition added = more.size() == 1 ? more.get(0) : DSL.and(more);
    return existing == null ? added : DSL.and(added, existing);
  }
}
