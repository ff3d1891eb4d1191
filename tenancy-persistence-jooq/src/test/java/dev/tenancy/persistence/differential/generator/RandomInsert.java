package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.InsertReturningStep;
import org.jooq.InsertValuesStepN;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** INSERT of values, of several rows, of a query; with and without a tenant in it. */
final class RandomInsert {
  private RandomInsert() {}

  static Query of(Draw draw, boolean returning) {
    Table<Record> table = RandomRow.table(draw);
    InsertOnDuplicateStep<Record> insert = switch (draw.choices.below(5)) {
      case 2 -> map(draw, table);
      case 3, 4 -> select(draw, table);
      default -> values(draw, table);
    };
    InsertReturningStep<Record> whole = RandomConflict.of(draw, table, insert);
    if (!returning) {
      return whole;
    }
    draw.note(Shape.RETURNING);
    return draw.choices.below(2) == 0
        ? whole.returning()
        : whole.returningResult(Returning.fields(draw, table));
  }

  /** Says whether this statement names its tenant; the decision is drawn, whoever does the stamping. */
  static boolean namesTenant(Draw draw) {
    boolean named = draw.choices.chance(30);
    return named || draw.stamping == Stamping.STATEMENT;
  }

  /** The columns of a new row: all that have to be there, and some of the others. */
  static List<Field<?>> columns(Draw draw, Table<?> table, boolean tenant) {
    List<Field<?>> columns = new ArrayList<>();
    for (Field<?> field : table.fields()) {
      if (field.getName().equals(RandomRow.TENANT)) {
        if (tenant) {
          columns.add(field);
        }
      } else if (!field.getDataType().nullable() || draw.choices.chance(60)) {
        columns.add(field);
      }
    }
    return columns;
  }

  static Field<?> value(Draw draw, Field<?> column) {
    if (column.getName().equals(RandomRow.TENANT)) {
      return DSL.val(draw.tenants.own());
    } else if (RandomRow.isFree(column)
        && column.getType() == String.class
        && column.getName().length() > 4
        && draw.choices.chance(30)) {
      return RandomValue.scalar(draw, String.class, Scope.EMPTY);
    }
    return RandomRow.value(draw, column);
  }

  private static InsertOnDuplicateStep<Record> values(Draw draw, Table<Record> table) {
    List<Field<?>> columns = columns(draw, table, namesTenant(draw));
    int rows = 1 + (draw.choices.chance(40) ? 1 + draw.choices.below(3) : 0);
    draw.note(rows > 1 ? Shape.INSERT_SEVERAL : Shape.INSERT_VALUES);
    InsertValuesStepN<Record> insert = DSL.insertInto(table, columns);
    for (int i = 0; i < rows; i++) {
      List<Field<?>> values = new ArrayList<>();
      columns.forEach(column -> values.add(value(draw, column)));
      insert = insert.values(values);
    }
    return insert;
  }

  private static InsertOnDuplicateStep<Record> map(Draw draw, Table<Record> table) {
    draw.note(Shape.INSERT_MAP);
    Map<Field<?>, Field<?>> row = new LinkedHashMap<>();
    for (Field<?> column : columns(draw, table, namesTenant(draw))) {
      row.put(column, value(draw, column));
    }
    return DSL.insertInto(table).set(row);
  }

  /** Copies rows of the same table under ids of their own, so that it does not matter which comes first. */
  private static InsertOnDuplicateStep<Record> select(Draw draw, Table<Record> table) {
    draw.note(Shape.INSERT_SELECT);
    Table<Record> source = table.as(draw.name("t"));
    // A stamped tenant and a selected one are two things: the policy takes no expression for it.
    List<Field<?>> columns = columns(draw, table, draw.stamping == Stamping.STATEMENT);
    SelectQuery<Record> query = DSL.select().getQuery();
    query.addFrom(source);
    Scope inside = Scope.EMPTY.inside(List.of(source.fields()), List.of(source));
    query.addConditions(RandomPredicate.of(draw, inside));
    int distance = draw.choices.of(50, 1);
    for (Field<?> column : columns) {
      query.addSelect(copied(draw, source.field(column), distance));
    }
    return DSL.insertInto(table, columns).select(query);
  }

  private static Field<?> copied(Draw draw, Field<?> column, int distance) {
    return switch (column.getName()) {
      case RandomRow.TENANT -> DSL.val(draw.tenants.own());
      case "id", "line" -> column.coerce(Integer.class).plus(distance);
      case "email" -> DSL.inline((String) null).cast(String.class);
      default -> column;
    };
  }
}
