package dev.tenancy.persistence.differential.generator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A whole query. */
final class RandomSelect {
  private RandomSelect() {}

  /**
   * A query and whether its rows have one order only.
   *
   * @param select the query
   * @param ordered whether the order of its rows says something
   */
  record Query(Select<?> select, boolean ordered) {}

  static Query of(Draw draw) {
    return switch (draw.choices.below(10)) {
      case 5, 6 -> with(draw, RandomCte.query(draw));
      case 7 -> locking(draw);
      case 8, 9 -> nesting(draw);
      default -> ordinary(draw);
    };
  }

  static Query with(Draw draw, SelectQuery<Record> query) {
    List<Class<?>> types = Types.several(draw, 3);
    Scope inside = RandomQueries.from(draw, query, Scope.EMPTY);
    for (Class<?> type : types) {
      query.addSelect(RandomValue.of(draw, type, inside));
    }
    return arranged(draw, query, types.size(), inside);
  }

  private static Query ordinary(Draw draw) {
    List<Class<?>> types = Types.several(draw, 4);
    Select<Record> select = RandomQueries.any(draw, types, Scope.EMPTY);
    if (select instanceof SelectQuery<Record> query && !draw.shapes.contains(Shape.DISTINCT_ON)) {
      return arranged(draw, query, types.size(), null);
    }
    return new Query(select, false);
  }

  private static Query arranged(
      Draw draw, SelectQuery<Record> query, int columns, @Nullable Scope inside) {
    if (!draw.noted(Shape.ORDER_BY, draw.choices.chance(35))) {
      return new Query(query, false);
    }
    if (inside != null && draw.choices.chance(30) && draw.mayNest(inside)) {
      draw.note(Shape.SCALAR_QUERY_IN_ORDER_BY);
      query.addOrderBy(RandomQueries.oneValue(draw, Integer.class, inside));
    }
    RandomQueries.orderTotally(draw, query, columns);
    if (draw.noted(Shape.LIMIT, draw.choices.chance(40))) {
      query.addLimit(1 + draw.choices.below(5));
      query.addOffset(draw.choices.below(3));
    }
    return new Query(query, true);
  }

  /** FOR UPDATE and the like, where PostgreSQL allows it: over tables, not over what is made of them. */
  private static Query locking(Draw draw) {
    draw.note(Shape.LOCK);
    SelectQuery<Record> query = DSL.select().getQuery();
    Set<Table<?>> taken = new HashSet<>();
    Source first = RandomTable.base(draw, taken);
    query.addFrom(first.table());
    Scope inside = Scope.EMPTY.inside(first.fields(), List.of());
    if (draw.choices.below(2) == 1) {
      Source second = RandomTable.base(draw, taken);
      query.addFrom(second.table());
      inside = inside.with(second.fields());
    }
    query.addConditions(RandomPredicate.of(draw, inside));
    query.addSelect(inside.own());
    switch (draw.choices.below(4)) {
      case 0 -> query.setForUpdate(true);
      case 1 -> query.setForShare(true);
      case 2 -> query.setForNoKeyUpdate(true);
      default -> query.setForKeyShare(true);
    }
    switch (draw.choices.below(4)) {
      case 1 -> query.setForLockModeSkipLocked();
      case 2 -> query.setForLockModeNoWait();
      default -> {}
    }
    if (draw.choices.below(3) == 2) {
      query.setForLockModeOf(first.table());
    }
    return new Query(query, false);
  }

  /** Rows in rows. */
  private static Query nesting(Draw draw) {
    SelectQuery<Record> query = DSL.select().getQuery();
    Scope inside = RandomQueries.from(draw, query, Scope.EMPTY);
    query.addSelect(RandomValue.of(draw, Integer.class, inside));
    if (draw.choices.below(3) > 0 && draw.mayNest(inside)) {
      draw.note(Shape.MULTISET);
      List<Class<?>> types = List.of(Integer.class, String.class);
      query.addSelect(DSL.multiset(RandomQueries.plain(draw, types, inside)).as(draw.name("m")));
    }
    if (draw.choices.chance(40)) {
      draw.note(Shape.ROW_NESTING);
      Field<String> text = RandomValue.of(draw, String.class, inside);
      query.addSelect(
          DSL.row(text, RandomValue.simple(draw, Integer.class, inside)).as(draw.name("r")));
    }
    if (!inside.tables().isEmpty() && draw.choices.chance(30)) {
      draw.note(Shape.WHOLE_TABLE_AS_FIELD);
      query.addSelect(draw.choices.of(inside.tables()));
    }
    return new Query(query, false);
  }
}
