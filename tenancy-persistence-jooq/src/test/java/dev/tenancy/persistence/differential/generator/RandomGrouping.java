package dev.tenancy.persistence.differential.generator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.AggregateFilterStep;
import org.jooq.Field;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/** GROUP BY, aggregates and HAVING. Keys are columns: an expression with a bind is not equal to itself. */
final class RandomGrouping {
  private RandomGrouping() {}

  static void of(Draw draw, SelectQuery<?> query, List<Class<?>> types, Scope scope) {
    List<Field<?>> keys = new ArrayList<>();
    List<Field<?>> select = new ArrayList<>();
    for (Class<?> type : types) {
      select.add(selected(draw, type, scope, keys));
    }
    for (int i = 0; i < select.size(); i++) {
      query.addSelect(select.get(i).as("c" + i));
    }
    if (!keys.isEmpty()) {
      groupBy(draw, query, keys, scope);
    }
    if (draw.noted(Shape.HAVING, draw.choices.chance(25))) {
      query.addHaving(DSL.count().ge(RandomLiteral.of(draw, Integer.class)));
    }
  }

  private static void groupBy(Draw draw, SelectQuery<?> query, List<Field<?>> keys, Scope scope) {
    draw.note(Shape.GROUP_BY);
    Field<?>[] fields = keys.toArray(Field[]::new);
    switch (draw.choices.below(8)) {
      case 5 -> {
        draw.note(Shape.GROUPING_SETS);
        query.addGroupBy(DSL.rollup(fields));
      }
      case 6 -> {
        draw.note(Shape.GROUPING_SETS);
        query.addGroupBy(DSL.cube(fields));
      }
      case 7 -> {
        draw.note(Shape.GROUPING_SETS);
        query.addGroupBy(DSL.groupingSets(fields, new Field<?>[] {}));
      }
      default -> {
        query.addGroupBy(fields);
        if (draw.choices.chance(25) && draw.mayNest(scope)) {
          draw.note(Shape.SCALAR_QUERY_IN_GROUP_BY);
          query.addGroupBy(RandomQueries.oneValue(draw, Integer.class, scope));
        }
      }
    }
  }

  private static <T> Field<?> selected(Draw draw, Class<T> type, Scope scope, List<Field<?>> keys) {
    List<Field<T>> columns = Types.of(type, scope.own());
    columns.removeIf(column -> !draw.isStable(column));
    if (columns.isEmpty()) {
      return type == Integer.class ? DSL.count() : RandomLiteral.of(draw, type);
    }
    Field<T> column = draw.choices.of(columns);
    if (draw.choices.below(2) == 0 || !aggregates(type)) {
      keys.add(column);
      return column;
    }
    draw.note(Shape.AGGREGATE);
    return aggregate(draw, column, scope);
  }

  private static boolean aggregates(Class<?> type) {
    return Types.hasMaximum(type) || type == Boolean.class;
  }

  private static Field<?> aggregate(Draw draw, Field<?> column, Scope scope) {
    Class<?> type = column.getType();
    if (type == String.class && draw.choices.below(3) == 0) {
      Field<String> text = column.coerce(String.class);
      return DSL.listAgg(text, ",").withinGroupOrderBy(text);
    }
    AggregateFilterStep<?> aggregate;
    if (type == Integer.class) {
      aggregate = switch (draw.choices.below(3)) {
        case 0 -> DSL.count(column);
        case 1 -> DSL.countDistinct(column);
        default -> DSL.max(column);
      };
    } else if (type == BigDecimal.class && draw.choices.below(2) == 0) {
      aggregate = DSL.sum(column.coerce(BigDecimal.class));
    } else if (type == Boolean.class) {
      aggregate = DSL.boolOr(DSL.condition(column.coerce(Boolean.class)));
    } else {
      aggregate = DSL.min(column);
    }
    if (draw.noted(Shape.AGGREGATE_FILTER, draw.choices.chance(25))) {
      Scope own = new Scope(scope.own(), List.of(), List.of(), 0);
      return aggregate.filterWhere(RandomPredicate.simple(draw, own));
    }
    return aggregate;
  }
}
