package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * One item of a FROM.
 *
 * @param table what is rendered
 * @param fields what it offers
 * @param base whether it is a table of the schema under its own column names
 */
record Source(Table<?> table, List<Field<?>> fields, boolean base) {
  static Source of(Table<?> table, boolean base) {
    return new Source(table, List.of(table.fields()), base);
  }

  /** The same by nothing but its name, as {@code table("…")} would have it. */
  Source byName() {
    Name name = table.getUnqualifiedName();
    List<Field<?>> named = new ArrayList<>();
    for (Field<?> field : fields) {
      named.add(DSL.field(name.append(field.getUnqualifiedName()), field.getDataType()));
    }
    return new Source(DSL.table(name), List.copyOf(named), false);
  }
}
