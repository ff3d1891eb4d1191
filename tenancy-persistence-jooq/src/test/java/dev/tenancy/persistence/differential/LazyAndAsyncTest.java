package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Scopes;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.persistence.differential.schema.tables.records.CustomerRecord;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that come later, on another thread, or from a query that was another tenant's a moment ago. */
class LazyAndAsyncTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  @BeforeAll
  static void fill() {
    shop.fill();
  }

  @ParameterizedTest
  @EnumSource
  void cursor_givesTheTenantsRows_whileAnotherScopeIsUsed(Wall wall) {
    try (Cursor<CustomerRecord> acme = lazily(shop.scope(wall, Shop.ACME));
        Cursor<CustomerRecord> globex = lazily(shop.scope(wall, Shop.GLOBEX))) {
      assertThat(acme.fetchNext().getName()).isEqualTo("acme1");
      assertThat(globex.fetchNext().getName()).isEqualTo("globex1");
      assertThat(acme.fetchNext().getName()).isEqualTo("acme2");
      assertThat(acme.fetchNext()).isNull();
    }
  }

  /** On the one connection of a pool, which the next tenant has meanwhile. */
  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void cursor_givesNothingOfTheNextTenant_afterItsTransaction(Wall wall) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(postgres.dataSource(wall.role()));
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      TenantDatabase database = Scopes.database(pool);
      Cursor<CustomerRecord> cursor = database.transaction(Shop.ACME, LazyAndAsyncTest::lazily);

      assertThat(database.scope(Shop.GLOBEX).fetch(CUSTOMER)).hasSize(3);

      assertThat(ownersOfTheRest(cursor)).allMatch(Shop.ACME.value()::equals);
    }
  }

  private static List<UUID> ownersOfTheRest(Cursor<CustomerRecord> cursor) {
    List<UUID> owners = new ArrayList<>();
    try {
      for (CustomerRecord row = cursor.fetchNext(); row != null; row = cursor.fetchNext()) {
        owners.add(row.getTenantId());
      }
    } catch (DataAccessException e) {
      assertThat(e).as("that it is closed is as good an answer").hasMessageContaining("closed");
    }
    return owners;
  }

  @ParameterizedTest
  @EnumSource
  void asyncRows_areTheTenants_whenManyScopesAskAtOnce(Wall wall) {
    List<CompletableFuture<Integer>> counts = Stream.iterate(0, i -> i + 1)
        .limit(20)
        .map(i -> shop.scope(wall, i % 2 == 0 ? Shop.ACME : Shop.GLOBEX))
        .map(scope ->
            scope.selectFrom(CUSTOMER).fetchAsync().thenApply(List::size).toCompletableFuture())
        .toList();

    for (int i = 0; i < counts.size(); i++) {
      assertThat(counts.get(i).join()).isEqualTo(i % 2 == 0 ? 2 : 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneQuery_givesEachTenantItsRows_inTurn(Wall wall) {
    ResultQuery<?> query = DSL.select(CUSTOMER.NAME).from(CUSTOMER).where(CUSTOMER.ACTIVE);

    for (int i = 0; i < 8; i++) {
      assertThat(shop.scope(wall, Shop.ACME).fetch(query)).hasSize(2);
      assertThat(shop.scope(wall, Shop.GLOBEX).fetch(query)).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void asyncTransaction_isTheTenants(Wall wall) {
    int changed = shop.scope(wall, Shop.ACME)
        .transactionResultAsync(
            transaction -> transaction.dsl().update(VISIT).set(VISIT.SECONDS, 1).execute())
        .toCompletableFuture()
        .join();

    assertThat(changed).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void everyWayToFetch_givesTheTenantsRows(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);

    assertThat(scope.fetch(CUSTOMER)).hasSize(2);
    assertThat(scope.fetch(CUSTOMER, CUSTOMER.ID.eq(3))).isEmpty();
    assertThat(scope.fetchOne(CUSTOMER, CUSTOMER.ID.eq(3))).isNull();
    assertThat(scope.fetchOptional(CUSTOMER, CUSTOMER.ID.eq(1))).isPresent();
    assertThat(scope.fetchSingle(CUSTOMER, CUSTOMER.ID.eq(1)).getName()).isEqualTo("acme1");
    assertThat(scope.fetchAny(CUSTOMER).getTenantId()).isEqualTo(Shop.ACME.value());
    assertThat(scope.fetchCount(CUSTOMER)).isEqualTo(2);
    assertThat(scope.fetchCount(CUSTOMER, CUSTOMER.ID.ge(2))).isEqualTo(1);
    assertThat(scope.fetchExists(CUSTOMER, CUSTOMER.ID.eq(3))).isFalse();
    assertThat(scope.fetchExists(DSL.selectFrom(CUSTOMER))).isTrue();
    assertThat(scope.fetchValues(CUSTOMER.NAME)).containsExactlyInAnyOrder("acme1", "acme2");
    assertThat(scope.fetchMap(DSL.select(CUSTOMER.ID, CUSTOMER.NAME).from(CUSTOMER)))
        .hasSize(2);
    assertThat(scope.fetchGroups(DSL.select(CUSTOMER.ID, CUSTOMER.NAME).from(CUSTOMER)))
        .hasSize(2);
    assertThat(scope.fetchValue(DSL.selectCount().from(CUSTOMER))).isEqualTo(2);
    assertThat(scope.selectFrom(CUSTOMER).fetchMany().get(0)).hasSize(2);
    try (Stream<CustomerRecord> rows = scope.selectFrom(CUSTOMER).stream()) {
      assertThat(rows).hasSize(2);
    }
  }

  private static Cursor<CustomerRecord> lazily(DSLContext dsl) {
    return dsl.selectFrom(CUSTOMER).orderBy(CUSTOMER.ID).fetchSize(1).fetchLazy();
  }
}
