package dev.tenancy.persistence.differential.generator;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.COUNTRY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PRODUCT;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The one row that a row refers to, found by its id without the tenant: among one tenant's rows there
 * is at most one, so that a statement with it has one result; among everybody's there are several.
 *
 * @param table the table of that row
 * @param on how it is found
 */
record Parent(Table<?> table, Condition on) {
  static @Nullable Parent of(Draw draw, Table<Record> child) {
    for (Field<?> reference : child.fields()) {
      Table<?> parent = tableOf(reference.getName());
      if (parent != null) {
        Table<?> source = parent.as(draw.name("t"));
        Field<Integer> id = source.field("id", Integer.class);
        return new Parent(source, id.eq(reference.coerce(Integer.class)));
      }
    }
    return null;
  }

  /** The parent, and perhaps a shared table beside it that adds no row. */
  Table<?> from(Draw draw) {
    if (draw.choices.chance(30)) {
      return table.leftJoin(COUNTRY).on(COUNTRY.CODE.eq(DSL.inline("??")));
    }
    return table;
  }

  private static @Nullable Table<?> tableOf(String reference) {
    return switch (reference) {
      case "customer_id" -> CUSTOMER;
      case "purchase_id" -> PURCHASE;
      case "product_id" -> PRODUCT;
      case "category_id", "parent_id" -> CATEGORY;
      default -> null;
    };
  }
}
