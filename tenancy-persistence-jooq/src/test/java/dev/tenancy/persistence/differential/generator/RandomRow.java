package dev.tenancy.persistence.differential.generator;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PRODUCT;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE_LINE;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;

import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Values for the columns of new and changed rows, most of which the constraints let pass. */
final class RandomRow {
  static final List<Table<? extends Record>> TABLES =
      List.of(CUSTOMER, PURCHASE_LINE, VISIT, PRODUCT, PURCHASE, CATEGORY);

  static final String TENANT = "tenant_id";
  private static final Set<String> KEYS =
      Set.of(TENANT, "id", "line", "purchase_id", "visited_on", "email");
  private static final Set<String> REFERENCES =
      Set.of("customer_id", "purchase_id", "product_id", "category_id", "parent_id");

  private RandomRow() {}

  /** A table that can be written to, by its static type forgotten. */
  @SuppressWarnings("unchecked")
  static Table<Record> table(Draw draw) {
    return (Table<Record>) draw.choices.of(TABLES);
  }

  /** Whether a change of the column cannot collide with a key. */
  static boolean isFree(Field<?> field) {
    return !KEYS.contains(field.getName());
  }

  /** A value for a row; what refers to a row of another table names one that the tenant has. */
  static Field<?> value(Draw draw, Field<?> field) {
    boolean none = field.getDataType().nullable() && draw.choices.chance(10);
    return DSL.val(none ? null : content(draw, field), field.getDataType());
  }

  static Object content(Draw draw, Field<?> field) {
    String name = field.getName();
    if (REFERENCES.contains(name)) {
      return draw.choices.chance(2) ? 77 : 1 + draw.choices.below(4);
    } else if (name.equals("id") || name.equals("line")) {
      return draw.choices.chance(10) ? 1 + draw.choices.below(8) : 20 + draw.choices.below(500);
    } else if (name.equals("country_code")) {
      return draw.choices.of("DE", "FR", "PT");
    } else if (name.equals("currency_code")) {
      return draw.choices.of("EUR", "JPY", "USD");
    } else if (name.equals("email")) {
      return RandomLiteral.value(draw, String.class) + draw.choices.below(500) + "@example.org";
    }
    return RandomLiteral.value(draw, field.getType());
  }
}
