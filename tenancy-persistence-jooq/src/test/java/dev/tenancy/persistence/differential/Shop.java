package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.COUNTRY;
import static dev.tenancy.persistence.differential.schema.Tables.CURRENCY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PRODUCT;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE_LINE;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.differential.oracle.Scopes;
import dev.tenancy.persistence.differential.oracle.Transactions;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.persistence.differential.oracle.WatchedDataSource;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Two tenants with rows of the same ids, so that whoever forgets the tenant meets the other one. */
final class Shop {
  static final TenantId ACME = TenantId.parse("019a0000-0000-7000-8000-00000000000a");
  static final TenantId GLOBEX = TenantId.parse("019a0000-0000-7000-8000-00000000000b");

  /** The tenant-owned tables, those first that refer to others. */
  static final List<Table<?>> OWNED =
      List.of(PURCHASE_LINE, VISIT, PURCHASE, PRODUCT, CATEGORY, CUSTOMER);

  private final PostgresExtension postgres;

  Shop(PostgresExtension postgres) {
    this.postgres = postgres;
  }

  /** The same rows before each test. */
  void fill() {
    DSLContext dsl = superuser();
    OWNED.forEach(table -> dsl.deleteFrom(table).execute());
    dsl.insertInto(COUNTRY).values("DE", "Germany", 1).onConflictDoNothing().execute();
    dsl.insertInto(CURRENCY).values("EUR", 2).onConflictDoNothing().execute();
    fill(dsl, ACME.value(), "acme", 2);
    fill(dsl, GLOBEX.value(), "globex", 3);
  }

  private static void fill(DSLContext dsl, UUID tenant, String name, int count) {
    for (int id = 1; id <= count; id++) {
      dsl.insertInto(CUSTOMER)
          .set(CUSTOMER.TENANT_ID, tenant)
          .set(CUSTOMER.ID, id)
          .set(CUSTOMER.NAME, name + id)
          .set(CUSTOMER.EMAIL, name + id + "@example.org")
          .set(CUSTOMER.COUNTRY_CODE, "DE")
          .set(CUSTOMER.CREDIT, BigDecimal.valueOf(count * 10L + id))
          .set(CUSTOMER.ACTIVE, true)
          .set(CUSTOMER.TAGS, new String[] {name})
          .set(CUSTOMER.PROFILE, JSONB.valueOf("{\"k\": \"" + name + "\"}"))
          .execute();
      Integer parent = id == 1 ? null : id - 1;
      dsl.insertInto(CATEGORY)
          .values(tenant, id, parent, name + " category " + id)
          .execute();
      dsl.insertInto(PRODUCT)
          .values(tenant, id, id, name + " product", id, new Integer[] {id, count}, null)
          .execute();
      dsl.insertInto(PURCHASE)
          .values(tenant, id, id, "EUR", PurchaseState.PAID, null, name)
          .execute();
      dsl.insertInto(PURCHASE_LINE)
          .values(tenant, id, 1, id, count, null)
          .values(tenant, id, 2, id, count, null)
          .execute();
      dsl.insertInto(VISIT)
          .values(tenant, LocalDate.of(2024 + id, 1, 1), id, id, count * 10, null)
          .execute();
    }
  }

  /** Everything, past all walls. */
  DSLContext superuser() {
    return DSL.using(postgres.dataSource("postgres"), SQLDialect.POSTGRES);
  }

  /** jOOQ in a tenant's scope, behind some walls. */
  DSLContext scope(Wall wall, TenantId tenant) {
    return transactions(wall, tenant).single();
  }

  Transactions transactions(Wall wall, TenantId tenant) {
    return Scopes.of(wall, Scopes.database(postgres.dataSource(wall.role())), tenant);
  }

  /** A scope whose every text is written down. */
  TenantDatabase watched(WatchedDataSource connections) {
    return Scopes.database(connections);
  }

  WatchedDataSource connections(Wall wall) {
    return new WatchedDataSource(postgres.dataSource(wall.role()));
  }

  /** All that a tenant has, in a short text. */
  String fingerprint(TenantId tenant) {
    return superuser()
        .fetchValue(DSL.field(
            "(differential.fingerprint({0})).own", String.class, DSL.val(tenant.value())));
  }
}
