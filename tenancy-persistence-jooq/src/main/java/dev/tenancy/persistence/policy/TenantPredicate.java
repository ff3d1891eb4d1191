package dev.tenancy.persistence.policy;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Path;
import org.jooq.Table;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The condition that keeps a table to one tenant, and the tenant as a value.
 *
 * <p>The value is not one of jOOQ's parameters: callers who bind their own by position, as batches do,
 * must not have to know of it. It is a marker in the text, which the bound connection turns into a
 * parameter; so the text is the same for every tenant.
 */
final class TenantPredicate {
  private final TenantTables tables;
  private final Field<UUID> tenant;
  private final String checked;

  TenantPredicate(TenantTables tables, Marks marks) {
    this.tables = tables;
    this.tenant = new Marker("tenant", marks.tenant());
    this.checked = marks.checked();
  }

  TenantTables tables() {
    return tables;
  }

  Field<UUID> tenant() {
    return tenant;
  }

  /** What to write before a parameter that has to be the tenant. */
  String checked() {
    return checked;
  }

  /** Whatever type the application has converted the column to, the database compares uuids. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  Condition on(Table<?> table) {
    return ((Field) column(table)).eq((Field) tenant);
  }

  /** Within DML, jOOQ makes a sub-query of a path's field, also where the path is joined. */
  private Field<?> column(Table<?> table) {
    Field<?> field = tables.tenantField(table);
    return table instanceof Path
        ? DSL.field(DSL.name(table.getUnqualifiedName(), field.getUnqualifiedName()))
        : field;
  }

  private static final class Marker extends CustomField<UUID> {
    private static final long serialVersionUID = 1L;
    private final String text;

    Marker(String name, String text) {
      super(name, SQLDataType.UUID);
      this.text = text;
    }

    @Override
    public void accept(Context<?> context) {
      context.sql(text);
    }
  }
}
