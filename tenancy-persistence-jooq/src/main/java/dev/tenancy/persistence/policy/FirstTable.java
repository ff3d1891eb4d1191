package dev.tenancy.persistence.policy;

import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** Finds the table that a statement is about where jOOQ's model does not tell, to name it. */
final class FirstTable implements VisitListener {
  private @Nullable Table<?> table;

  private FirstTable() {}

  /** Its name, or the statement's kind where it is about none. */
  static String of(QueryPart statement) {
    FirstTable listener = new FirstTable();
    DSL.using(new DefaultConfiguration().set(SQLDialect.POSTGRES).set(listener)).render(statement);
    return listener.table == null
        ? statement.getClass().getSimpleName()
        : listener.table.toString();
  }

  @Override
  public void visitStart(VisitContext context) {
    if (table == null && context.queryPart() instanceof Table<?> first) {
      table = first;
    }
  }
}
