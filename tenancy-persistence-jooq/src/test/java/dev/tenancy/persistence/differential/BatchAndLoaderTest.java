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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Loader;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many rows at once are the tenant's, each of them. */
class BatchAndLoaderTest {
  private static final int NEW = 50;

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
  void severalStatements_reachTheTenantsRowsOnly(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);

    int[] counts = scope
        .batch(
            DSL.update(VISIT).set(VISIT.SECONDS, 1),
            DSL.insertInto(CATEGORY, CATEGORY.ID, CATEGORY.NAME).values(NEW, "new"),
            DSL.deleteFrom(VISIT))
        .execute();

    assertThat(counts).containsExactly(2, 1, 2);
    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value());
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
  }

  @ParameterizedTest
  @EnumSource
  void severalRowsOfValues_areTheTenants(Wall wall) {
    int[] counts = shop.scope(wall, Shop.ACME)
        .batch(DSL.insertInto(CATEGORY, CATEGORY.ID, CATEGORY.NAME).values((Integer) null, null))
        .bind(NEW, "one")
        .bind(NEW + 1, "two")
        .execute();

    assertThat(counts).containsExactly(1, 1);
    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value(), Shop.ACME.value());
  }

  @ParameterizedTest
  @EnumSource
  void severalRowsOfValues_areTheTenants_whenTheyNameIt(Wall wall) {
    int[] counts = shop.scope(wall, Shop.ACME)
        .batch(DSL.insertInto(CATEGORY, CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
            .values((UUID) null, null, null))
        .bind(Shop.ACME.value(), NEW, "one")
        .bind(Shop.ACME.value(), NEW + 1, "two")
        .execute();

    assertThat(counts).containsExactly(1, 1);
    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value(), Shop.ACME.value());
  }

  @ParameterizedTest
  @EnumSource
  void boundValuesOfAnother_writeNothingOfAnother(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);

    assertThatThrownBy(() -> scope
            .batch(DSL.insertInto(CATEGORY, CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
                .values((UUID) null, null, null))
            .bind(Shop.ACME.value(), NEW, "one")
            .bind(Shop.GLOBEX.value(), NEW + 1, "two")
            .execute())
        .isInstanceOf(
            wall == Wall.ROW_SECURITY ? DataAccessException.class : TenantPolicyException.class);
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
    assertThat(ownersOfNew()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void records_areTheTenants(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);
    List<CategoryRecord> rows = records(scope, null);

    assertThat(scope.batchInsert(rows).execute()).containsExactly(1, 1);
    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value(), Shop.ACME.value());
    rows.forEach(row -> row.setName("changed"));
    assertThat(scope.batchStore(rows).execute()).containsExactly(1, 1);
    assertThat(scope.batchDelete(rows).execute()).containsExactly(1, 1);
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void recordsOfAnother_areRefused(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);
    List<CategoryRecord> rows = records(scope, Shop.GLOBEX.value());

    assertThatThrownBy(() -> scope.batchInsert(rows).execute())
        .isInstanceOf(TenantPolicyException.class);
    assertThatThrownBy(() -> scope.batchMerge(rows).execute())
        .isInstanceOf(TenantPolicyException.class);
    assertThat(ownersOfNew()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void collectedStatements_reachTheTenantsRowsOnly(Wall wall) {
    shop.scope(wall, Shop.ACME).batched(batch -> {
      batch.dsl().update(VISIT).set(VISIT.SECONDS, 1).execute();
      batch
          .dsl()
          .insertInto(CATEGORY, CATEGORY.ID, CATEGORY.NAME)
          .values(NEW, "new")
          .execute();
    });

    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value());
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
  }

  @ParameterizedTest
  @EnumSource
  void loadedRows_areTheTenants(Wall wall) throws IOException {
    Loader<CategoryRecord> loader = shop.scope(wall, Shop.ACME)
        .loadInto(CATEGORY)
        .batchAll()
        .loadCSV("id,name\n50,one\n51,two\n")
        .fields(CATEGORY.ID, CATEGORY.NAME)
        .execute();

    assertThat(loader.errors()).isEmpty();
    assertThat(loader.stored()).isEqualTo(2);
    assertThat(ownersOfNew()).containsExactly(Shop.ACME.value(), Shop.ACME.value());
  }

  @Test
  void loadedRowsOfAnother_areWrittenByNobody() {
    for (Wall wall : Wall.values()) {
      try {
        shop.scope(wall, Shop.ACME)
            .loadInto(CATEGORY)
            .loadCSV("tenant_id,id,name\n" + Shop.GLOBEX + ",50,one\n")
            .fields(CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
            .execute();
      } catch (IOException | RuntimeException e) {
        assertThat(e).as("the policy's refusal").isInstanceOf(TenantPolicyException.class);
      }
      assertThat(ownersOfNew()).as(wall.name()).isEmpty();
    }
  }

  private static List<CategoryRecord> records(DSLContext scope, UUID tenant) {
    List<CategoryRecord> rows = new ArrayList<>();
    for (int id = NEW; id < NEW + 2; id++) {
      CategoryRecord row = scope.newRecord(CATEGORY);
      if (tenant != null) {
        row.setTenantId(tenant);
      }
      row.setId(id);
      row.setName("new");
      rows.add(row);
    }
    return rows;
  }

  private static List<UUID> ownersOfNew() {
    return shop.superuser()
        .select(CATEGORY.TENANT_ID)
        .from(CATEGORY)
        .where(CATEGORY.ID.ge(NEW))
        .fetch(CATEGORY.TENANT_ID);
  }
}
