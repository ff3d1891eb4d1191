package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Insert;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;

/** Several statements that jOOQ sends at once. */
final class RandomBatch {
  private RandomBatch() {}

  static Statement of(Draw draw) {
    return switch (draw.choices.below(3)) {
      case 0 -> several(draw);
      case 1 -> values(draw);
      default -> records(draw);
    };
  }

  private static Statement several(Draw draw) {
    draw.note(Shape.BATCH_OF_SEVERAL);
    List<Query> queries = new ArrayList<>();
    int count = 1 + draw.choices.below(3);
    for (int i = 0; i < count; i++) {
      queries.add(RandomWrite.counted(draw));
    }
    return statement(
        draw,
        queries.stream().map(Generator::text).collect(Collectors.joining(";\n")),
        dsl -> dsl.batch(queries).execute());
  }

  /** One statement and several rows of bind values. */
  private static Statement values(Draw draw) {
    draw.note(Shape.BATCH_OF_VALUES);
    Table<Record> table = RandomRow.table(draw);
    List<Field<?>> columns = RandomInsert.columns(draw, table, RandomInsert.namesTenant(draw));
    List<Object[]> rows = new ArrayList<>();
    int count = 1 + draw.choices.below(3);
    for (int i = 0; i < count; i++) {
      rows.add(columns.stream().map(column -> content(draw, column)).toArray());
    }
    List<Field<?>> empty = new ArrayList<>();
    columns.forEach(column -> empty.add(DSL.val((Object) null, column.getDataType())));
    Insert<Record> insert = DSL.insertInto(table, columns).values(empty);
    return statement(
        draw, Generator.text(insert) + " with " + rows.stream().map(List::of).toList(), dsl -> {
          BatchBindStep batch = dsl.batch(insert);
          for (Object[] row : rows) {
            batch = batch.bind(row);
          }
          return batch.execute();
        });
  }

  static Object content(Draw draw, Field<?> column) {
    return column.getName().equals(RandomRow.TENANT)
        ? draw.tenants.own()
        : RandomRow.content(draw, column);
  }

  private static Statement records(Draw draw) {
    draw.note(Shape.BATCH_OF_RECORDS);
    Table<Record> table = RandomRow.table(draw);
    List<RecordValues> rows = new ArrayList<>();
    int count = 1 + draw.choices.below(3);
    for (int i = 0; i < count; i++) {
      rows.add(RecordValues.ofNew(draw, table));
    }
    boolean store = draw.choices.below(2) == 1;
    return statement(draw, (store ? "batchStore " : "batchInsert ") + rows, dsl -> {
      List<UpdatableRecord<?>> records = new ArrayList<>();
      rows.forEach(row -> records.add(row.in(dsl)));
      int[] counts =
          store ? dsl.batchStore(records).execute() : dsl.batchInsert(records).execute();
      return List.of(counts, records);
    });
  }

  private static Statement statement(Draw draw, String text, Function<DSLContext, Object> body) {
    return new Statement(Kind.BATCH, draw.shapes, true, () -> text, body);
  }
}
