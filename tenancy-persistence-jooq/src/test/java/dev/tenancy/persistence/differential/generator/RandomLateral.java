package dev.tenancy.persistence.differential.generator;

import java.util.List;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Joins of a table with a query that may name it. */
final class RandomLateral {
  private RandomLateral() {}

  static @Nullable From of(Draw draw, From left, Scope outer) {
    Scope scope = outer.inside(left.fields(), left.sources());
    if (!draw.mayNest(scope)) {
      return null;
    }
    Select<?> query = RandomQueries.plain(draw, Types.several(draw, 2), scope);
    Table<?> table = query.asTable(draw.name("l"));
    From right = new From(table, List.of(table.fields()), List.of(), false);
    Table<?> a = left.table();
    switch (draw.choices.below(4)) {
      case 0 -> {
        draw.note(Shape.LATERAL);
        return left.join(a.crossJoin(DSL.lateral(table)), right);
      }
      case 1 -> {
        draw.note(Shape.LEFT_LATERAL);
        return left.join(a.leftJoin(DSL.lateral(table)).on(DSL.trueCondition()), right);
      }
      case 2 -> {
        draw.note(Shape.CROSS_APPLY);
        return left.join(a.crossApply(table), right);
      }
      default -> {
        draw.note(Shape.OUTER_APPLY);
        return left.join(a.outerApply(table), right);
      }
    }
  }
}
