package dev.tenancy.persistence.binding;

import static org.jooq.impl.DSL.name;

import java.util.UUID;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** The table of {@link Shop}, as jOOQ would generate it. */
public final class Item extends TableImpl<Record> {
  private static final long serialVersionUID = 1L;
  static final Item ITEM = new Item();

  final transient TableField<Record, UUID> tenantId =
      createField(name("tenant_id"), SQLDataType.UUID, this);
  final transient TableField<Record, String> name =
      createField(name("name"), SQLDataType.CLOB, this);

  /** As generated tables have it. */
  public Item() {
    super(name("item"), DSL.schema(name("app")));
  }
}
