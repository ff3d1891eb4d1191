package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Queries of wanted columns, for every place that a query can stand in. */
final class RandomQueries {
  private RandomQueries() {}

  /** Any query: of its own tables, or a set operation of two. */
  static Select<Record> any(Draw draw, List<Class<?>> types, Scope scope) {
    return draw.choices.chance(15) ? setOperation(draw, types, scope) : plain(draw, types, scope);
  }

  /** A query of its own tables: SELECT … FROM … WHERE …, perhaps grouped. */
  static SelectQuery<Record> plain(Draw draw, List<Class<?>> types, Scope scope) {
    SelectQuery<Record> query = DSL.select().getQuery();
    Scope inside = from(draw, query, scope);
    if (draw.choices.chance(20)) {
      RandomGrouping.of(draw, query, types, inside);
      return query;
    }
    boolean windows = draw.noted(Shape.WINDOW, draw.choices.chance(12));
    for (int i = 0; i < types.size(); i++) {
      Field<?> value = windows
          ? RandomWindow.of(draw, types.get(i), inside)
          : RandomValue.of(draw, types.get(i), inside);
      query.addSelect(value.as("c" + i));
    }
    if (draw.noted(Shape.DISTINCT, draw.choices.chance(8))) {
      query.setDistinct(true);
    } else if (draw.noted(Shape.DISTINCT_ON, !windows && draw.choices.chance(5))) {
      distinctOn(draw, query, inside);
    }
    return query;
  }

  /** Adds FROM and WHERE, and says what the rest of the query can name. */
  static Scope from(Draw draw, SelectQuery<?> query, Scope scope) {
    List<Field<?>> fields = new ArrayList<>();
    List<Table<?>> sources = new ArrayList<>();
    for (From item : RandomFrom.of(draw, scope)) {
      query.addFrom(item.table());
      fields.addAll(item.fields());
      sources.addAll(item.sources());
    }
    Scope inside = scope.inside(fields, sources);
    if (!sources.isEmpty() && draw.choices.chance(15)) {
      List<Field<?>> paths = Paths.fields(draw.choices.of(sources));
      if (!paths.isEmpty()) {
        draw.note(Shape.IMPLICIT_PATH);
        Field<?> path = draw.choices.of(paths);
        draw.addPath(path);
        inside = inside.with(List.of(path));
      }
    }
    if (draw.choices.chance(60)) {
      query.addConditions(RandomPredicate.of(draw, inside));
    }
    return inside;
  }

  /** A query of one column. */
  @SuppressWarnings("unchecked")
  static <T> Select<Record1<T>> column(Draw draw, Class<T> type, Scope scope) {
    return (Select<Record1<T>>) (Select<?>) any(draw, List.of(type), scope);
  }

  /** A query of a number and a text. */
  @SuppressWarnings("unchecked")
  static Select<Record2<Integer, String>> columns(Draw draw, Scope scope) {
    return (Select<Record2<Integer, String>>)
        (Select<?>) any(draw, List.of(Integer.class, String.class), scope);
  }

  /** A query of one column and at most one row. */
  static <T> Field<T> oneValue(Draw draw, Class<T> type, Scope scope) {
    SelectQuery<Record> query = DSL.select().getQuery();
    Scope inside = from(draw, query, scope);
    Field<T> value = RandomValue.simple(draw, type, inside);
    List<Field<T>> own = Types.of(type, inside.own());
    if (!own.isEmpty() && Types.hasMaximum(type) && draw.choices.below(3) < 2) {
      query.addSelect(
          draw.choices.below(2) == 0
              ? DSL.max(draw.choices.of(own))
              : DSL.min(draw.choices.of(own)));
    } else {
      query.addSelect(value);
      query.addOrderBy(DSL.inline(1));
      query.addLimit(1);
    }
    return DSL.field(RandomQueries.<T>typed(query));
  }

  /** Orders by every column there is, so that equal places mean equal rows. */
  static void orderTotally(Draw draw, SelectQuery<?> query, int columns) {
    for (int i = 1; i <= columns; i++) {
      Field<Integer> position = DSL.inline(i);
      OrderField<?> order = switch (draw.choices.below(4)) {
        case 1 -> position.desc();
        case 2 -> position.asc().nullsFirst();
        case 3 -> position.desc().nullsLast();
        default -> position.asc();
      };
      query.addOrderBy(order);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> Select<Record1<T>> typed(Select<?> query) {
    return (Select<Record1<T>>) query;
  }

  private static void distinctOn(Draw draw, SelectQuery<Record> query, Scope inside) {
    Field<?> first = draw.choices.of(inside.own());
    if (!draw.isStable(first)) {
      return;
    }
    query.addDistinctOn(first);
    query.addOrderBy(first);
    query.addOrderBy(inside.own());
  }

  private static Select<Record> setOperation(Draw draw, List<Class<?>> types, Scope scope) {
    Select<Record> left = plain(draw, types, scope);
    if (!draw.mayNest(scope)) {
      return left;
    }
    Select<Record> right = plain(draw, types, scope);
    switch (draw.choices.below(6)) {
      case 0 -> {
        draw.note(Shape.UNION_ALL);
        return left.unionAll(right);
      }
      case 1 -> {
        draw.note(Shape.UNION);
        return left.union(right);
      }
      case 2 -> {
        draw.note(Shape.EXCEPT);
        return left.except(right);
      }
      case 3 -> {
        draw.note(Shape.EXCEPT_ALL);
        return left.exceptAll(right);
      }
      case 4 -> {
        draw.note(Shape.INTERSECT);
        return left.intersect(right);
      }
      default -> {
        draw.note(Shape.INTERSECT_ALL);
        return left.intersectAll(right);
      }
    }
  }
}
