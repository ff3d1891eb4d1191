package dev.tenancy.persistence.policy;

import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * One statement while it is being rendered: its tables, and the common table expressions that can be
 * named in it. Those have a scope as in PostgreSQL's manual, 7.8: the body of one sees those before
 * it, or all of them when the WITH is recursive. A name that is not in scope is a table's.
 */
final class Frame {
  private static final int ALL = Integer.MAX_VALUE;

  private final int depth;
  private final FromClause from;
  private final QOM.@Nullable With with;
  private final @Nullable Frame outer;
  private final int seenOfOuter;
  private final int enclosing;

  /**
   * Opens the frame of a statement.
   *
   * @param depth how many parts, this one included, are being rendered around it
   * @param enclosing the depth of the table that the statement is rendered as
   * @param body the common table expression of the outer statement that this is, or is part of
   */
  Frame(
      int depth,
      FromClause from,
      QOM.@Nullable With with,
      @Nullable Frame outer,
      int enclosing,
      @Nullable QueryPart body) {
    this.depth = depth;
    this.from = from;
    this.with = with;
    this.outer = outer;
    this.enclosing = enclosing;
    this.seenOfOuter = outer == null ? ALL : outer.seenFrom(body);
  }

  int depth() {
    return depth;
  }

  FromClause from() {
    return from;
  }

  @Nullable
  Frame outer() {
    return outer;
  }

  int enclosing() {
    return enclosing;
  }

  boolean hasWith() {
    return with != null;
  }

  /** Whether a table's name means a common table expression here. */
  boolean names(Table<?> table) {
    return table.getQualifiedName().parts().length == 1 && names(table.getUnqualifiedName(), ALL);
  }

  private boolean names(Name name, int limit) {
    if (with != null) {
      List<? extends CommonTableExpression<?>> expressions = with.$commonTableExpressions();
      for (int i = 0; i < Math.min(limit, expressions.size()); i++) {
        Name candidate = expressions.get(i).getUnqualifiedName();
        // Quoted and unquoted names mean different things where cases are folded.
        if (candidate.equals(name) && candidate.quoted() == name.quoted()) {
          return true;
        }
      }
    }
    return outer != null && outer.names(name, seenOfOuter);
  }

  private int seenFrom(@Nullable QueryPart body) {
    if (with == null || with.$recursive()) {
      return ALL;
    }
    List<? extends CommonTableExpression<?>> expressions = with.$commonTableExpressions();
    for (int i = 0; i < expressions.size(); i++) {
      if (Identity.same(expressions.get(i), body)) {
        return i;
      }
    }
    return ALL;
  }
}
