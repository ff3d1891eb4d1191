package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.persistence.TenantPolicyException;
import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.persistence.differential.schema.tables.records.CategoryRecord;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.NoDataFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records: a new one becomes the tenant's, and a key put in by hand opens nothing. */
class RecordsTest {
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
  @EnumSource(names = {"POLICY", "BOTH"})
  void newRecord_becomesTheTenants_andKnowsIt(Wall wall) {
    CategoryRecord row = shop.scope(wall, Shop.ACME).newRecord(CATEGORY);
    row.setId(50);
    row.setName("new");

    assertThat(row.store()).isEqualTo(1);
    assertThat(row.getTenantId()).isEqualTo(Shop.ACME.value());
    row.setName("changed");
    assertThat(row.store()).as("as an update").isEqualTo(1);
    row.refresh();
    assertThat(row.getName()).isEqualTo("changed");
    assertThat(row.delete()).isEqualTo(1);
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
  }

  @ParameterizedTest
  @EnumSource
  void newRecordOfAnother_isTakenByNeitherWall(Wall wall) {
    CategoryRecord row = shop.scope(wall, Shop.ACME).newRecord(CATEGORY);
    row.setTenantId(Shop.GLOBEX.value());
    row.setId(50);
    row.setName("new");

    assertThatThrownBy(row::store).isInstanceOf(refusal(wall));
    assertThatThrownBy(row::insert).isInstanceOf(refusal(wall));
    assertThatThrownBy(row::merge).isInstanceOf(refusal(wall));
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void mergedRecord_isTheTenants_alsoWhereAnotherHasItsNumber(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);
    for (String name : List.of("inserted", "changed")) {
      CategoryRecord row = scope.newRecord(CATEGORY);
      row.setId(GLOBEXS);
      row.setName(name);

      assertThat(row.merge()).isEqualTo(1);
      assertThat(row.getTenantId()).isEqualTo(Shop.ACME.value());
    }

    assertThat(scope.fetch(CATEGORY, CATEGORY.ID.eq(GLOBEXS)).getValues(CATEGORY.NAME))
        .containsExactly("changed");
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
  }

  @ParameterizedTest
  @EnumSource
  void forgedKey_findsNoRow(Wall wall) {
    CategoryRecord row = forged(shop.scope(wall, Shop.ACME));

    assertThat(row.update()).isZero();
    assertThat(row.delete()).isZero();
    assertThatThrownBy(row::refresh).isInstanceOf(NoDataFoundException.class);
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
    assertThat(forged(shop.scope(wall, Shop.GLOBEX)).update()).as("control").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void recordOfAnothersScope_isNoUse(Wall wall) {
    CategoryRecord row = shop.scope(wall, Shop.GLOBEX).fetchOne(CATEGORY, CATEGORY.ID.eq(GLOBEXS));
    row.attach(shop.scope(wall, Shop.ACME).configuration());
    row.setName("stolen");

    assertThat(row.store()).isZero();
    assertThat(row.delete()).isZero();
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
  }

  @ParameterizedTest
  @EnumSource
  void movedRecord_isTakenByNeitherWall(Wall wall) {
    CategoryRecord row = shop.scope(wall, Shop.ACME).fetchOne(CATEGORY, CATEGORY.ID.eq(2));
    row.setTenantId(Shop.GLOBEX.value());
    row.setId(60);

    assertThatThrownBy(row::store).isInstanceOf(refusal(wall));
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
  }

  /** The methods of the context that take a record. */
  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void recordHandedOver_isTheTenants(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);
    CategoryRecord row = new CategoryRecord();
    row.setId(50);
    row.setName("new");

    assertThat(scope.executeInsert(row)).isEqualTo(1);
    assertThat(scope.executeUpdate(forged(scope))).isZero();
    assertThat(scope.executeDelete(forged(scope))).isZero();
    assertThat(scope.fetchByExample(named("new"))).hasSize(1);
    assertThat(scope.fetchByExample(named("globex category 3"))).isEmpty();
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
    assertThat(scope.fetchCount(VISIT)).isEqualTo(2);
  }

  private static CategoryRecord named(String name) {
    CategoryRecord example = new CategoryRecord();
    example.setName(name);
    return example;
  }

  private static CategoryRecord forged(DSLContext scope) {
    CategoryRecord row = scope.newRecord(CATEGORY);
    row.setTenantId(Shop.GLOBEX.value());
    row.setId(GLOBEXS);
    row.setName("forged");
    row.changed(CATEGORY.TENANT_ID, false);
    row.changed(CATEGORY.ID, false);
    return row;
  }

  private static Class<? extends RuntimeException> refusal(Wall wall) {
    return wall.hasPolicy() ? TenantPolicyException.class : DataAccessException.class;
  }
}
