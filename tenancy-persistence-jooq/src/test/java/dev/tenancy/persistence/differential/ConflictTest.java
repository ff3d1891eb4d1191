package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hidden row of somebody else is no conflict, is not changed by one, and cannot be felt by its lock. */
class ConflictTest {
  private static final int GLOBEXS = 3;

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  private String globex;

  @BeforeEach
  void fill() {
    shop.fill();
    globex = shop.fingerprint(Shop.GLOBEX);
  }

  @ParameterizedTest
  @EnumSource
  void doUpdate_inserts_whereOnlyAnotherHasTheKey(Wall wall) {
    assertThat(upsert(shop.scope(wall, Shop.ACME), GLOBEXS)).isEqualTo(1);

    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
    assertThat(nameOf(GLOBEXS)).isEqualTo("upserted");
  }

  @ParameterizedTest
  @EnumSource
  void doUpdate_changesTheTenantsRow_whereBothHaveTheKey(Wall wall) {
    assertThat(upsert(shop.scope(wall, Shop.ACME), 1)).isEqualTo(1);

    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
    assertThat(nameOf(1)).isEqualTo("updated");
  }

  @ParameterizedTest
  @EnumSource
  void doNothing_inserts_whereOnlyAnotherHasTheKey(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);

    assertThat(insertOrNothing(scope, GLOBEXS)).isEqualTo(1);
    assertThat(insertOrNothing(scope, 1)).as("control").isZero();
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
  }

  @ParameterizedTest
  @EnumSource
  void uniqueValueOfAnother_isFree(Wall wall) {
    int count = shop.scope(wall, Shop.ACME)
        .update(CUSTOMER)
        .set(CUSTOMER.EMAIL, "globex1@example.org")
        .where(CUSTOMER.ID.eq(1))
        .execute();

    assertThat(count).isEqualTo(1);
  }

  /** Case 35: a lock that another holds on its own row cannot be probed for. */
  @ParameterizedTest
  @EnumSource
  void lockOfAnother_isNotFelt(Wall wall) throws SQLException {
    try (Connection connection = postgres.dataSource("postgres").getConnection()) {
      connection.setAutoCommit(false);
      DSL.using(connection)
          .execute(
              "select * from differential.customer where tenant_id = ? for update",
              Shop.GLOBEX.value());
      DSLContext scope = shop.scope(wall, Shop.ACME);

      assertThat(scope.selectFrom(CUSTOMER).forUpdate().noWait().fetch()).hasSize(2);
      assertThat(scope.selectFrom(CUSTOMER).forUpdate().skipLocked().fetch()).hasSize(2);
      assertThat(scope.selectFrom(CUSTOMER).forShare().noWait().fetch()).hasSize(2);
      DSLContext locked = shop.scope(wall, Shop.GLOBEX);
      assertThat(locked.selectFrom(CUSTOMER).forUpdate().skipLocked().fetch())
          .as("control: it is locked")
          .isEmpty();
      for (var probe : List.of(
          locked.selectFrom(CUSTOMER).forUpdate().noWait(),
          locked.selectFrom(CUSTOMER).forShare().noWait())) {
        assertThatThrownBy(probe::fetch)
            .as("control: and tells it")
            .isInstanceOfSatisfying(
                DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("55P03"));
      }
      connection.rollback();
    }
  }

  private static int upsert(DSLContext scope, int id) {
    return scope
        .insertInto(CATEGORY, CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
        .values(Shop.ACME.value(), id, "upserted")
        .onConflict(CATEGORY.TENANT_ID, CATEGORY.ID)
        .doUpdate()
        .set(CATEGORY.NAME, "updated")
        .execute();
  }

  private static int insertOrNothing(DSLContext scope, int id) {
    return scope
        .insertInto(CATEGORY, CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
        .values(Shop.ACME.value(), id, "inserted")
        .onConflictDoNothing()
        .execute();
  }

  private static String nameOf(int id) {
    return shop.superuser()
        .select(CATEGORY.NAME)
        .from(CATEGORY)
        .where(CATEGORY.ID.eq(id))
        .and(CATEGORY.TENANT_ID.eq(Shop.ACME.value()))
        .fetchOne(CATEGORY.NAME);
  }
}
