package dev.tenancy.persistence.policy;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.Table;

/** A query that sees the tenant's rows only. */
final class SelectRewrite {
  private SelectRewrite() {}

  static Select<?> filter(SelectQuery<?> select, FromClause from) {
    Table<?> into = select.$intoTable();
    if (into != null) {
      throw Refusals.selectInto(into);
    }
    List<? extends Table<?>> tables = select.$from();
    List<Condition> where = new ArrayList<>(1);
    List<? extends Table<?>> filtered = from.filter(tables, where);
    Select<?> result = select;
    if (!Identity.same(filtered, tables)) {
      // Where the columns of all tables are meant, those are the columns of the tables that were
      // named.
      result = select.$select().isEmpty() ? select.$select(select.getSelect()) : select;
      result = result.$from(filtered);
    }
    return where.isEmpty() ? result : result.$where(FromClause.and(select.$where(), where));
  }
}
