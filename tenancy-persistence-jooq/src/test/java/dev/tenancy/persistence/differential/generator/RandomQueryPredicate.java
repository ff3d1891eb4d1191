package dev.tenancy.persistence.differential.generator;

import static dev.tenancy.persistence.differential.generator.RandomQueries.column;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Conditions with a query in them. */
final class RandomQueryPredicate {
  private RandomQueryPredicate() {}

  static Condition of(Draw draw, Scope scope) {
    if (!draw.mayNest(scope)) {
      return RandomPredicate.simple(draw, scope);
    }
    Class<?> type = draw.choices.of(Integer.class, String.class, Integer.class);
    return switch (draw.choices.below(8)) {
      case 0, 1 -> exists(draw, scope);
      case 6 -> rowIn(draw, scope);
      case 7 -> paths(draw, scope);
      default -> compared(draw, type, scope);
    };
  }

  private static Condition exists(Draw draw, Scope scope) {
    draw.note(Shape.EXISTS);
    Select<?> query = column(draw, Integer.class, scope);
    return draw.choices.below(2) == 0 ? DSL.exists(query) : DSL.notExists(query);
  }

  private static <T> Condition compared(Draw draw, Class<T> type, Scope scope) {
    Field<T> left = RandomValue.simple(draw, type, scope);
    Select<Record1<T>> query = column(draw, type, scope);
    switch (draw.choices.below(5)) {
      case 0, 1 -> {
        draw.note(Shape.IN_QUERY);
        return left.in(query);
      }
      case 2 -> {
        draw.note(Shape.NOT_IN_QUERY);
        return left.notIn(query);
      }
      case 3 -> {
        draw.note(Shape.ANY_QUERY);
        return left.eq(DSL.any(query));
      }
      default -> {
        draw.note(Shape.ALL_QUERY);
        return left.ge(DSL.all(query));
      }
    }
  }

  private static Condition rowIn(Draw draw, Scope scope) {
    draw.note(Shape.ROW_IN_QUERY);
    Select<Record2<Integer, String>> query = RandomQueries.columns(draw, scope);
    return DSL.row(
            RandomValue.simple(draw, Integer.class, scope),
            RandomValue.simple(draw, String.class, scope))
        .in(query);
  }

  /** A query whose FROM is a path of the query around it. */
  private static Condition paths(Draw draw, Scope scope) {
    for (Table<?> table : scope.tables()) {
      List<Table<?>> many = Paths.toMany(table);
      if (!many.isEmpty()) {
        draw.note(Shape.PATH_CORRELATION);
        Table<?> path = draw.choices.of(many);
        if (draw.isWriting()) {
          // Of its columns jOOQ makes sub-queries there, which fail when they find several rows;
          // and
          // whether they are evaluated at all depends on the plan.
          return DSL.exists(DSL.selectOne().from(path));
        }
        Scope inside = scope.inside(List.of(path.fields()), List.of());
        return DSL.exists(DSL.selectOne().from(path).where(RandomPredicate.simple(draw, inside)));
      }
    }
    return exists(draw, scope);
  }
}
