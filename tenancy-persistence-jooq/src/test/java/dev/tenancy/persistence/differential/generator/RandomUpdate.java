package dev.tenancy.persistence.differential.generator;

import static dev.tenancy.persistence.differential.schema.Tables.PAYING_CUSTOMER;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Row2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.UpdateFromStep;
import org.jooq.UpdateReturningStep;
import org.jooq.UpdateSetFirstStep;
import org.jooq.impl.DSL;

/** UPDATE with values, queries, a FROM, a WHERE, or none of them. */
final class RandomUpdate {
  private RandomUpdate() {}

  static Query of(Draw draw, boolean returning) {
    Table<Record> table = target(draw);
    Scope scope = Scope.EMPTY.inside(List.of(table.fields()), List.of(table));
    Parent parent = draw.choices.chance(35) ? Parent.of(draw, table) : null;
    if (parent != null) {
      draw.note(Shape.UPDATE_FROM);
      scope = scope.with(List.of(parent.table().fields()));
    }
    UpdateSetFirstStep<Record> update = DSL.update(table);
    UpdateFromStep<Record> set =
        draw.choices.chance(12) ? row(draw, table, update, scope) : map(draw, table, update, scope);
    UpdateReturningStep<Record> whole;
    if (parent != null) {
      whole = set.from(parent.from(draw)).where(parent.on());
    } else if (draw.noted(Shape.WITHOUT_WHERE, draw.choices.chance(15))) {
      whole = set;
    } else {
      whole = set.where(RandomPredicate.of(draw, withPaths(draw, table, scope)));
    }
    draw.note(Shape.UPDATE);
    if (!returning) {
      return whole;
    }
    draw.note(Shape.RETURNING);
    return draw.choices.below(2) == 0
        ? whole.returning()
        : whole.returningResult(Returning.fields(draw, table));
  }

  @SuppressWarnings("unchecked")
  private static Table<Record> target(Draw draw) {
    if (draw.noted(Shape.UPDATE_VIEW, draw.choices.chance(8))) {
      return (Table<Record>) (Table<?>) PAYING_CUSTOMER;
    }
    Table<Record> table = RandomRow.table(draw);
    return draw.choices.chance(20) ? table.as(draw.name("t")) : table;
  }

  static Scope withPaths(Draw draw, Table<?> table, Scope scope) {
    List<Field<?>> paths = Paths.fields(table);
    if (paths.isEmpty() || !draw.noted(Shape.IMPLICIT_PATH, draw.choices.chance(15))) {
      return scope;
    }
    return scope.with(List.of(draw.choices.of(paths)));
  }

  private static List<Field<?>> free(Table<?> table) {
    List<Field<?>> free = new ArrayList<>();
    for (Field<?> field : table.fields()) {
      if (RandomRow.isFree(field)) {
        free.add(field);
      }
    }
    return free;
  }

  private static UpdateFromStep<Record> map(
      Draw draw, Table<Record> table, UpdateSetFirstStep<Record> update, Scope scope) {
    Map<Field<?>, Field<?>> changes = new LinkedHashMap<>();
    int count = 1 + draw.choices.below(2);
    for (int i = 0; i < count; i++) {
      Field<?> column = draw.choices.of(free(table));
      changes.put(column, value(draw, column, scope));
    }
    return update.set(changes);
  }

  private static Field<?> value(Draw draw, Field<?> column, Scope scope) {
    if (column.getName().endsWith("_id") || column.getName().endsWith("_code")) {
      return RandomRow.value(draw, column);
    } else if (column.getDataType().nullable() && draw.choices.chance(30)) {
      draw.note(Shape.UPDATE_SET_QUERY);
      return RandomValue.scalar(draw, column.getType(), scope);
    }
    return draw.choices.below(2) == 0
        ? RandomRow.value(draw, column)
        : DSL.coalesce(cast(column), RandomLiteral.of(draw, cast(column).getType()));
  }

  @SuppressWarnings("unchecked")
  private static Field<Object> cast(Field<?> field) {
    return (Field<Object>) field;
  }

  /** SET (a, b) = (SELECT …). */
  private static UpdateFromStep<Record> row(
      Draw draw, Table<Record> table, UpdateSetFirstStep<Record> update, Scope scope) {
    List<Field<?>> free = free(table);
    Field<Object> first = cast(free.get(0));
    Field<Object> second = cast(free.get(1));
    Row2<Object, Object> columns = DSL.row(first, second);
    Table<Record> source = table.as(draw.name("t"));
    if (draw.choices.below(2) == 0 || !draw.mayNest(scope)) {
      return update.set(columns, DSL.row(first, second));
    }
    draw.note(Shape.UPDATE_ROW);
    Select<Record2<Object, Object>> query = DSL.select(
            cast(source.field(first)), cast(source.field(second)))
        .from(source)
        .where(cast(source.field(1)).eq(cast(table.field(1))))
        .orderBy(DSL.inline(1), DSL.inline(2))
        .limit(1);
    return update.set(columns, query);
  }
}
