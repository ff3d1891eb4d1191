package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

/** The life of one record: made or read, changed, stored, read again, deleted. */
final class RandomRecords {
  private RandomRecords() {}

  static Statement of(Draw draw) {
    Table<Record> table = RandomRow.table(draw);
    return switch (draw.choices.below(3)) {
      case 0 -> created(draw, table);
      case 1 -> changed(draw, table);
      default -> forged(draw, table);
    };
  }

  private static Statement created(Draw draw, Table<Record> table) {
    draw.note(Shape.RECORD_NEW);
    RecordValues row = RecordValues.ofNew(draw, table);
    RecordValues change = RecordValues.ofChange(draw, table);
    // A record of a table with more than one key is merged by MERGE.
    boolean merge = draw.choices.below(3) == 2 && table.getKeys().size() == 1;
    boolean store = draw.choices.below(2) == 0;
    int ending = draw.choices.below(3);
    String text = (merge ? "merge " : store ? "store " : "insert ") + row + " then " + change;
    return statement(draw, text + ", ending " + ending, dsl -> {
      UpdatableRecord<?> record = row.in(dsl);
      List<Object> seen = new ArrayList<>();
      seen.add(merge ? record.merge() : store ? record.store() : record.insert());
      seen.add(record.intoList());
      change.fill(record);
      seen.add(record.store());
      if (ending > 0) {
        record.refresh();
        seen.add(record.intoList());
      }
      if (ending > 1) {
        seen.add(record.delete());
      }
      return seen;
    });
  }

  private static Statement changed(Draw draw, Table<Record> table) {
    draw.note(Shape.RECORD_CHANGED);
    int id = 1 + draw.choices.below(6);
    RecordValues change = RecordValues.ofChange(draw, table);
    boolean delete = draw.choices.below(3) == 2;
    String text = (delete ? "delete " : "store ") + change + " of number " + id;
    return statement(draw, text, dsl -> {
      Field<Integer> key = table.field(lastKey(table).getName(), Integer.class);
      Record read = dsl.selectFrom(table)
          .where(key.eq(id))
          .orderBy(table.fields())
          .limit(1)
          .fetchOne();
      if (read == null) {
        return "none";
      }
      UpdatableRecord<?> record = (UpdatableRecord<?>) read;
      change.fill(record);
      int count = delete ? record.delete() : record.store();
      return List.of(count, record.intoList());
    });
  }

  /** The key of a row of somebody else, put into a record by hand. */
  private static Statement forged(Draw draw, Table<Record> table) {
    draw.note(Shape.RECORD_FORGED);
    int id = 1 + draw.choices.below(6);
    RecordValues change = RecordValues.ofChange(draw, table);
    UUID other = draw.tenants.other();
    String operation = draw.choices.of("update", "delete", "refresh");
    ToIntFunction<UpdatableRecord<?>> run = switch (operation) {
      case "update" -> UpdatableRecord::update;
      case "delete" -> UpdatableRecord::delete;
      default ->
        record -> {
          record.refresh();
          return 1;
        };
    };
    return statement(draw, operation + " " + change + " of another's number " + id, dsl -> {
      UpdatableRecord<?> record = change.in(dsl);
      for (TableField<Record, ?> key : table.getPrimaryKey().getFields()) {
        record.set(key.coerce(Object.class), keyValue(key, other, id));
        record.changed(key, false);
      }
      return run.applyAsInt(record);
    });
  }

  private static Object keyValue(Field<?> key, UUID tenant, int id) {
    if (key.getName().equals(RandomRow.TENANT)) {
      return tenant;
    }
    return key.getDataType().convert(key.getType() == Integer.class ? id : "2026-01-01");
  }

  private static Field<?> lastKey(Table<Record> table) {
    List<TableField<Record, ?>> fields = table.getPrimaryKey().getFields();
    return fields.get(fields.size() - 1);
  }

  private static Statement statement(Draw draw, String text, Function<DSLContext, Object> body) {
    return new Statement(Kind.RECORD, draw.shapes, true, () -> text, body);
  }
}
