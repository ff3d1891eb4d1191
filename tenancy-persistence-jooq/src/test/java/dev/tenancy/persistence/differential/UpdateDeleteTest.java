package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PAYING_CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE_LINE;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes reach the tenant's rows and no others, however far the statement reaches. */
class UpdateDeleteTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  @BeforeEach
  void fill() {
    shop.fill();
  }

  static Stream<Arguments> changesAndWalls() {
    return changes()
        .flatMap(change -> Stream.of(Wall.values()).map(wall -> Arguments.of(change, wall)));
  }

  @ParameterizedTest
  @MethodSource("changesAndWalls")
  void change_reachesTheTenantsRowsOnly(Change change, Wall wall) {
    String acme = shop.fingerprint(Shop.ACME);
    String globex = shop.fingerprint(Shop.GLOBEX);

    int count = change.act().applyAsInt(shop.scope(wall, Shop.ACME));

    assertThat(count).isEqualTo(change.count());
    assertThat(shop.fingerprint(Shop.ACME)).as("control").isNotEqualTo(acme);
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
    shop.fill();
    assertThat(change.act().applyAsInt(shop.superuser()))
        .as("control: without a wall it reaches further")
        .isNotEqualTo(count);
  }

  /** That the policy refuses it is among the refusals. */
  @Test
  void move_isDenied_byRowSecurityAlone() {
    DSLContext scope = shop.scope(Wall.ROW_SECURITY, Shop.ACME);

    assertThatThrownBy(
            () -> scope.update(VISIT).set(VISIT.TENANT_ID, Shop.GLOBEX.value()).execute())
        .isInstanceOfSatisfying(
            DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
    assertThat(scope.update(VISIT).set(VISIT.TENANT_ID, Shop.ACME.value()).execute())
        .as("control")
        .isEqualTo(2);
  }

  private static Stream<Change> changes() {
    return Stream.of(
        new Change(
            "UPDATE without WHERE",
            2,
            dsl -> dsl.update(VISIT).set(VISIT.SECONDS, 1).execute()),
        new Change(
            "UPDATE by another's key",
            2,
            dsl -> dsl.update(VISIT)
                .set(VISIT.SECONDS, 1)
                .where(VISIT.ID.in(1, 2, 3))
                .execute()),
        new Change(
            "UPDATE with OR",
            2,
            dsl -> dsl.update(VISIT)
                .set(VISIT.SECONDS, 1)
                .where(VISIT.ID.eq(1))
                .or(DSL.trueCondition())
                .execute()),
        new Change(
            "UPDATE FROM",
            2,
            dsl -> dsl.update(PURCHASE)
                .set(PURCHASE.REMARK, DSL.lower("X"))
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(PURCHASE.CUSTOMER_ID))
                .and(CUSTOMER.TENANT_ID.eq(PURCHASE.TENANT_ID))
                .execute()),
        new Change(
            "UPDATE of a view",
            2,
            dsl -> dsl.update(PAYING_CUSTOMER).set(PAYING_CUSTOMER.NAME, "x").execute()),
        new Change(
            "UPDATE of an alias",
            2,
            dsl -> dsl.update(VISIT.as("v")).set(VISIT.as("v").SECONDS, 1).execute()),
        new Change(
            "UPDATE with a path",
            2,
            dsl -> dsl.update(PURCHASE)
                .set(PURCHASE.REMARK, "x")
                .where(PURCHASE.customer().ACTIVE)
                .execute()),
        new Change(
            "UPDATE with an explicit path in a query",
            2,
            dsl -> dsl.update(PURCHASE)
                .set(PURCHASE.REMARK, "x")
                .where(PURCHASE.ID.in(
                    DSL.select(PURCHASE.ID).from(PURCHASE.join(PURCHASE.purchaseLine()))))
                .execute()),
        new Change(
            "UPDATE RETURNING",
            2,
            dsl -> dsl.update(VISIT).set(VISIT.SECONDS, 1).returning().fetch().size()),
        new Change(
            "UPDATE with a query",
            2,
            dsl -> dsl.update(VISIT)
                .set(VISIT.SECONDS, DSL.field(DSL.selectCount().from(CUSTOMER)))
                .execute()),
        new Change("DELETE without WHERE", 2, dsl -> dsl.deleteFrom(VISIT).execute()),
        new Change(
            "DELETE USING",
            2,
            dsl -> dsl.deleteFrom(VISIT)
                .using(CUSTOMER)
                .where(CUSTOMER.ID.eq(VISIT.CUSTOMER_ID))
                .execute()),
        new Change(
            "DELETE RETURNING",
            4,
            dsl -> dsl.deleteFrom(PURCHASE_LINE)
                .returning(PURCHASE_LINE.LINE)
                .fetch()
                .size()),
        new Change(
            "DELETE with a cascade",
            1,
            dsl -> dsl.deleteFrom(PURCHASE).where(PURCHASE.ID.eq(1)).execute()),
        new Change(
            "DELETE in a CTE",
            2,
            dsl -> dsl.with(DSL.name("d").as(DSL.deleteFrom(VISIT).returning(VISIT.ID)))
                .select()
                .from(DSL.table(DSL.name("d")))
                .fetch()
                .size()));
  }

  record Change(String title, int count, ToIntFunction<DSLContext> act) {
    @Override
    public String toString() {
      return title;
    }
  }
}
