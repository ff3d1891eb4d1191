package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PAYING_CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** New rows are the tenant's, whether the statement says so or not. */
class InsertTest {
  private static final int NEW = 50;

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  @BeforeEach
  void fill() {
    shop.fill();
  }

  /** With row security alone it is the column's default that fills it in. */
  @ParameterizedTest
  @EnumSource
  void row_isTheTenants_whenItNamesNone(Wall wall) {
    int count = shop.scope(wall, Shop.ACME)
        .insertInto(CATEGORY, CATEGORY.ID, CATEGORY.NAME)
        .values(NEW, "new")
        .execute();

    assertThat(count).isEqualTo(1);
    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value());
  }

  @ParameterizedTest
  @EnumSource
  void row_isTheTenants_whenItNamesItsOwn(Wall wall) {
    shop.scope(wall, Shop.ACME)
        .insertInto(CATEGORY, CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
        .values(Shop.ACME.value(), NEW, "new")
        .execute();

    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value());
  }

  /** That the policy refuses it, without a word to PostgreSQL, is among the refusals. */
  @Test
  void rowOfAnother_isDenied_byRowSecurityAlone() {
    DSLContext scope = shop.scope(Wall.ROW_SECURITY, Shop.ACME);

    assertThatThrownBy(() -> scope
            .insertInto(CATEGORY, CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
            .values(Shop.GLOBEX.value(), NEW, "new")
            .execute())
        .isInstanceOfSatisfying(
            DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
    assertThat(ownersOfNew()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void rows_areTheTenants_allOfThem(Wall wall) {
    shop.scope(wall, Shop.ACME)
        .insertInto(CATEGORY, CATEGORY.ID, CATEGORY.NAME)
        .values(NEW, "one")
        .values(NEW + 1, "two")
        .values(NEW + 2, "three")
        .execute();

    assertThat(ownersOfNew())
        .containsExactly(Shop.ACME.value(), Shop.ACME.value(), Shop.ACME.value());
  }

  /** A null is what a record brings that does not know its tenant. */
  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void row_isTheTenants_whenItsTenantIsNull(Wall wall) {
    shop.scope(wall, Shop.ACME)
        .insertInto(CATEGORY, CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
        .values(null, NEW, "new")
        .execute();

    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value());
  }

  @ParameterizedTest
  @EnumSource
  void query_copiesTheTenantsRowsOnly(Wall wall) {
    int count = shop.scope(wall, Shop.ACME)
        .insertInto(CATEGORY, CATEGORY.ID, CATEGORY.NAME)
        .select(DSL.select(CUSTOMER.ID.plus(NEW), CUSTOMER.NAME).from(CUSTOMER))
        .execute();

    assertThat(count).isEqualTo(2);
    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value(), Shop.ACME.value());
  }

  @ParameterizedTest
  @EnumSource
  void value_isComputedFromTheTenantsRowsOnly(Wall wall) {
    var greatest = DSL.select(DSL.max(CUSTOMER.NAME)).from(CUSTOMER);

    String name = shop.scope(wall, Shop.ACME)
        .insertInto(CATEGORY)
        .set(CATEGORY.ID, NEW)
        .set(CATEGORY.NAME, DSL.field(greatest))
        .returning(CATEGORY.NAME)
        .fetchOne(CATEGORY.NAME);

    assertThat(name).isEqualTo("acme2");
  }

  /** The view's rows are the table's; its columns are not all that the table wants. */
  @ParameterizedTest
  @EnumSource
  void rowOfAView_isTheTenants(Wall wall) {
    shop.scope(wall, Shop.ACME)
        .insertInto(
            PAYING_CUSTOMER,
            PAYING_CUSTOMER.TENANT_ID,
            PAYING_CUSTOMER.ID,
            PAYING_CUSTOMER.NAME,
            PAYING_CUSTOMER.ACTIVE)
        .values(Shop.ACME.value(), NEW, "new", true)
        .execute();

    assertThat(shop.superuser()
            .fetchValues(DSL.select(CUSTOMER.TENANT_ID).from(CUSTOMER).where(CUSTOMER.ID.eq(NEW))))
        .containsExactly(Shop.ACME.value());
  }

  /** The key of the parent leads with the tenant, so somebody else's parent is none. */
  @ParameterizedTest
  @EnumSource
  void parentOfAnother_isNotThere(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);
    int globexs = 3;

    assertThatThrownBy(() -> scope
            .insertInto(CATEGORY, CATEGORY.ID, CATEGORY.PARENT_ID, CATEGORY.NAME)
            .values(NEW, globexs, "child")
            .execute())
        .isInstanceOfSatisfying(
            DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("23503"));
    scope
        .insertInto(CATEGORY, CATEGORY.ID, CATEGORY.PARENT_ID, CATEGORY.NAME)
        .values(NEW, 2, "child")
        .execute();
    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value());
  }

  private static List<UUID> ownersOfNew() {
    return shop.superuser()
        .select(CATEGORY.TENANT_ID)
        .from(CATEGORY)
        .where(CATEGORY.ID.ge(NEW))
        .fetch(CATEGORY.TENANT_ID);
  }

  /** The tenant of each row is a parameter, and PostgreSQL takes 65,535 of them. */
  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void manyRows_takeNoMoreParametersThanThereCanBe(Wall wall) {
    var insert =
        shop.scope(wall, Shop.ACME).insertInto(PRODUCT, PRODUCT.ID, PRODUCT.NAME, PRODUCT.PRICE);
    int rows = 20_000;
    for (int i = 1; i <= rows; i++) {
      insert = insert.values(1_000 + i, "many", BigDecimal.ONE);
    }

    assertThat(insert.execute()).isEqualTo(rows);
    assertThat(shop.superuser()
            .fetchCount(PRODUCT, PRODUCT.NAME.eq("many"), PRODUCT.TENANT_ID.eq(Shop.ACME.value())))
        .isEqualTo(rows);
  }
}
