package dev.tenancy.persistence.differential.oracle;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.COUNTRY;
import static dev.tenancy.persistence.differential.schema.Tables.CURRENCY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PRODUCT;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE_LINE;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;

import dev.tenancy.persistence.differential.choice.Choices;
import dev.tenancy.persistence.differential.generator.RandomLiteral;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Random rows. The ids are the same small numbers for every tenant, so that whatever forgets the
 * tenant meets somebody else's row; of each table a tenant has those from 1 to 4 at least.
 */
final class Content {
  private final DSLContext superuser;

  Content(DSLContext superuser) {
    this.superuser = superuser;
  }

  /** Replaces what is there by the rows of some tenants. What a tenant gets depends on the seed and itself. */
  void fill(long seed, List<UUID> tenants) {
    superuser.execute("truncate differential.country, differential.currency, differential.customer,"
        + " differential.category, differential.product, differential.purchase,"
        + " differential.purchase_line, differential.visit");
    Choices choices = Choices.random(seed);
    insert(
        COUNTRY,
        List.of(
            List.of("DE", "elm", rate(choices)),
            List.of("FR", "oak", rate(choices)),
            List.of("PT", "fir", rate(choices))));
    insert(CURRENCY, List.of(List.of("EUR", 2), List.of("JPY", 0), List.of("USD", 2)));
    for (UUID tenant : tenants) {
      Choices own = Choices.random(seed ^ tenant.getLeastSignificantBits());
      for (Table<? extends Record> table :
          List.of(CUSTOMER, CATEGORY, PRODUCT, PURCHASE, PURCHASE_LINE, VISIT)) {
        insert(table, rows(own, table, tenant));
      }
    }
  }

  private static BigDecimal rate(Choices choices) {
    return BigDecimal.valueOf(choices.below(500), 2);
  }

  private static List<List<?>> rows(Choices choices, Table<?> table, UUID tenant) {
    List<List<?>> rows = new ArrayList<>();
    int count = 4 + choices.below(4);
    for (int id = 1; id <= count; id++) {
      List<Object> row = new ArrayList<>();
      for (Field<?> column : table.fields()) {
        row.add(value(choices, column, id, tenant));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object value(Choices choices, Field<?> column, int id, UUID tenant) {
    return switch (column.getName()) {
      case "tenant_id" -> tenant;
      case "id", "line" -> id;
      case "parent_id" -> id == 1 || choices.chance(30) ? null : 1 + choices.below(id - 1);
      case "customer_id", "purchase_id", "product_id", "category_id" ->
        choices.chance(20) && column.getDataType().nullable() ? null : 1 + choices.below(4);
      case "country_code" -> choices.of("DE", "FR", "PT", null);
      case "currency_code" -> choices.of("EUR", "JPY", "USD");
      case "email" ->
        choices.chance(30) ? null : RandomLiteral.plain(choices, String.class) + "" + id;
      default ->
        column.getDataType().nullable() && choices.chance(20)
            ? null
            : RandomLiteral.plain(choices, column.getType());
    };
  }

  private void insert(Table<? extends Record> table, List<? extends List<?>> rows) {
    InsertValuesStepN<?> insert = superuser.insertInto(table, table.fields());
    for (List<?> row : rows) {
      insert = insert.values(row);
    }
    insert.execute();
  }
}
