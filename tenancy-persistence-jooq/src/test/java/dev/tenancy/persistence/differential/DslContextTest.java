package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.persistence.TenantPolicyException;
import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.persistence.differential.oracle.WatchedDataSource;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.DetachedException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole of {@link DSLContext}, method by method: what each does in a scope. A version of jOOQ that
 * has one more turns this red, until somebody has thought about it.
 */
class DslContextTest {
  /** They run something of jOOQ's, which is filtered; tried by name in the tests beside this one. */
  private static final Set<String> FILTERED =
      names("batch batchDelete batchInsert batchMerge batchStore batchUpdate batched batchedResult"
          + " executeDelete executeInsert executeUpdate fetch fetchAny fetchAsync fetchByExample"
          + " fetchCount fetchExists fetchGroups fetchLazy fetchMany fetchMap fetchOne fetchOptional"
          + " fetchOptionalValue fetchSingle fetchStream fetchValue fetchValues loadInto nextval"
          + " nextvals queries transaction transactionAsync transactionPublisher transactionResult"
          + " transactionResultAsync");

  /** They make a statement, which is judged when it runs. */
  private static final Set<String> JUDGED_LATER =
      names("delete deleteFrom deleteQuery insertInto insertQuery select selectCount selectDistinct"
          + " selectFrom selectOne selectQuery selectZero update updateQuery with withRecursive"
          + " newRecord parser");

  /** Whatever they make or run is refused, in any case or, as a fetch of plain SQL, in this one. */
  private static final Set<String> REFUSED = names(
      "begin commit connection connectionResult currval diagnosticsConnection diagnosticsDataSource"
          + " execute explain lastID mergeInto meta migrations parsingConnection"
          + " parsingConnectionFactory parsingDataSource query releaseSavepoint resultQuery rollback"
          + " savepoint set setCatalog setLocal setSchema startTransaction truncate truncateTable");

  /** They make DDL, which is refused as such. */
  private static final Set<String> SCHEMA_PREFIXES =
      Set.of("alter", "comment", "create", "drop", "grant", "revoke");

  /** They reach no database. */
  private static final Set<String> HARMLESS = names(
      "attach bindContext configuration creationTime data ddl dialect dsl extractBindValues extractParam extractParams"
          + " family fetchFromCSV fetchFromHTML fetchFromJSON fetchFromStringData fetchFromTXT"
          + " fetchFromXML informationSchema map mock mockResult newResult render renderContext"
          + " renderInlined renderNamedOrInlinedParams renderNamedParams settings");

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  @BeforeEach
  void fill() {
    shop.fill();
  }

  @Test
  void methods_areAllThoughtOf() {
    Set<String> there = Arrays.stream(DSLContext.class.getMethods())
        .map(Method::getName)
        .filter(name -> !makesSchema(name))
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = Stream.of(FILTERED, JUDGED_LATER, REFUSED, HARMLESS)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(there).containsExactlyInAnyOrderElementsOf(known);
  }

  /** The names say it, and so do the types: each leads to a statement of DDL, which is refused. */
  @Test
  void methodsOfTheSchema_makeDdl() {
    assertThat(DSLContext.class.getMethods())
        .filteredOn(method -> makesSchema(method.getName()))
        .hasSizeGreaterThan(100)
        .allMatch(method -> method.getReturnType().getPackageName().equals("org.jooq")
            && method
                .getReturnType()
                .getSimpleName()
                .matches(".*(Step|Final|DDLQuery|Privilege).*"));
  }

  /** Their statement is refused by {@link Refusal}'s cases; these two fail in the connection. */
  @Test
  void lastNumbers_areNotTold() {
    WatchedDataSource connections = shop.connections(Wall.POLICY);
    DSLContext scope = shop.watched(connections).scope(Shop.ACME);

    assertThatThrownBy(scope::lastID)
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("lastval tells what an earlier user of the session did");
    assertThatThrownBy(() -> scope.currval(DSL.sequence(DSL.name("differential", "counter"))))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("currval tells what an earlier user of the session did");
    assertThat(connections.takeSent()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void queries_areFiltered(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);
    String globex = shop.fingerprint(Shop.GLOBEX);

    assertThat(scope.queries(DSL.selectFrom(CUSTOMER)).fetchMany().get(0)).hasSize(2);
    assertThat(scope.queries(DSL.deleteFrom(VISIT)).executeBatch()).containsExactly(2);
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(globex);
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void waysToRun_areFiltered(Wall wall) throws Exception {
    DSLContext scope = shop.scope(wall, Shop.ACME);
    Select<Record1<Integer>> count = DSL.selectCount().from(CUSTOMER);

    assertThat(scope.fetchStream(scope.selectFrom(CUSTOMER))).hasSize(2);
    assertThat(scope.fetchOptionalValue(count)).contains(2);
    int counted = scope.batchedResult(batched -> batched.dsl().fetchCount(CUSTOMER));
    assertThat(counted).isEqualTo(2);
    scope
        .transactionAsync(transaction -> transaction.dsl().deleteFrom(VISIT).execute())
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    assertThat(scope
            .transactionResultAsync(t -> t.dsl().fetchCount(VISIT))
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS))
        .isZero();
    assertThat(shop.superuser().fetchCount(VISIT)).as("control").isEqualTo(3);
    shop.superuser()
        .execute("create sequence if not exists differential.counter;"
            + " grant usage on sequence differential.counter to public");
    assertThat(scope.nextvals(DSL.sequence(DSL.name("differential", "counter")), 2))
        .hasSize(2);
    assertThat(scope.nextval(DSL.sequence(DSL.name("differential", "counter")))).isNotNull();
  }

  @Test
  void otherConnections_takeNothing() {
    WatchedDataSource connections = shop.connections(Wall.POLICY);
    DSLContext scope = shop.watched(connections).scope(Shop.ACME);

    for (DataSource each : List.of(scope.parsingDataSource(), scope.diagnosticsDataSource())) {
      assertThatThrownBy(() -> {
            try (Connection connection = each.getConnection();
                Statement statement = connection.createStatement()) {
              statement.executeQuery("select * from differential.customer");
            }
          })
          .isInstanceOf(TenantPolicyException.class);
    }
    assertThatThrownBy(() -> scope.truncateTable(VISIT).execute())
        .isInstanceOf(TenantPolicyException.class);
    assertThatThrownBy(() -> scope.parsingConnectionFactory().create())
        .isInstanceOf(DetachedException.class)
        .hasMessageContaining("R2DBC");
    assertThat(connections.takeSent()).isEmpty();
  }

  @Test
  void migrations_areRefused() {
    WatchedDataSource connections = shop.connections(Wall.POLICY);
    DSLContext scope = shop.watched(connections).scope(Shop.ACME);

    assertThatThrownBy(() -> scope.migrations().history().iterator())
        .isInstanceOfAny(TenantPolicyException.class, DataAccessException.class);
    assertThat(connections.takeSent()).noneMatch(sql -> sql.contains("differential"));
  }

  /** What a scope shows is jOOQ's own text, which its connections do not take. */
  @Test
  void text_isPlain_andNotTaken() {
    DSLContext scope = shop.scope(Wall.POLICY, Shop.ACME);
    String text = scope.renderInlined(DSL.selectFrom(CUSTOMER));

    assertThat(text).contains("from \"differential\".\"customer\"").doesNotContain("where");
    assertThatThrownBy(() ->
            scope.connection(connection -> connection.prepareStatement(text).execute()))
        .isInstanceOf(TenantPolicyException.class);
  }

  private static boolean makesSchema(String name) {
    return SCHEMA_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static Set<String> names(String names) {
    return Set.of(names.split(" "));
  }
}
