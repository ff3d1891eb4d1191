package dev.tenancy.persistence.differential.generator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.UpdatableRecord;

/**
 * What a record is filled with.
 *
 * @param table its table
 * @param values by column
 */
record RecordValues(Table<Record> table, Map<Field<?>, Object> values) {

  /** A row that is not there yet. */
  static RecordValues ofNew(Draw draw, Table<Record> table) {
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    for (Field<?> column : RandomInsert.columns(draw, table, RandomInsert.namesTenant(draw))) {
      values.put(column, RandomBatch.content(draw, column));
    }
    return new RecordValues(table, values);
  }

  /** A change of one column. */
  static RecordValues ofChange(Draw draw, Table<Record> table) {
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    for (Field<?> column : table.fields()) {
      if (RandomRow.isFree(column) && (values.isEmpty() || draw.choices.chance(20))) {
        values.put(column, RandomRow.content(draw, column));
      }
    }
    return new RecordValues(table, values);
  }

  UpdatableRecord<?> in(DSLContext dsl) {
    UpdatableRecord<?> record = (UpdatableRecord<?>) dsl.newRecord(table);
    fill(record);
    return record;
  }

  @SuppressWarnings("unchecked")
  void fill(Record record) {
    values.forEach((column, value) -> record.set((Field<Object>) column, value));
  }

  @Override
  public String toString() {
    return table.getName() + values;
  }
}
