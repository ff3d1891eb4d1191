package dev.tenancy.persistence.policy;

import java.util.UUID;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordContext;
import org.jooq.RecordListener;
import org.jooq.TableRecord;

/** Lets a record know its tenant when it is inserted, so that it is found again to be changed. */
final class RecordStamp implements RecordListener {
  private final TenantTables tables;
  private final UUID tenant;

  RecordStamp(TenantTables tables, UUID tenant) {
    this.tables = tables;
    this.tenant = tenant;
  }

  @Override
  public void insertStart(RecordContext context) {
    if (context.record() instanceof TableRecord<?> row
        && tables.of(row.getTable()) == Ownership.TENANT) {
      stamp(row, tables.tenantField(row.getTable()));
    }
  }

  /** Another tenant's id stays, to be refused. */
  private <T> void stamp(Record row, Field<T> field) {
    if (row.get(field) == null) {
      @SuppressWarnings("unchecked")
      Converter<Object, T> converter = (Converter<Object, T>) field.getConverter();
      row.set(field, converter.from(tenant));
    }
  }
}
