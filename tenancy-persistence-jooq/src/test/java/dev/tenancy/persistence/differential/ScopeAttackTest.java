package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.COUNTRY;
import static dev.tenancy.persistence.differential.schema.Tables.CURRENCY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;

import dev.tenancy.persistence.TenantPolicyException;
import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.Update;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.AbstractRoutine;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What an attacker has tried on the policy, where row security does not help: each of these has once
 * given out another tenant's rows.
 */
class ScopeAttackTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  private final DSLContext acme = shop.scope(Wall.POLICY, Shop.ACME);

  @BeforeEach
  void fill() {
    shop.fill();
  }

  @Test
  void control_acmeSeesItsOwn_andGlobexHasRows() {
    assertThat(acme.fetchCount(CUSTOMER)).isEqualTo(2);
    assertThat(shop.superuser().fetchCount(CUSTOMER)).isEqualTo(5);
  }

  /** Whoever knows the marks can write text that passes for filtered. */
  @ParameterizedTest
  @EnumSource(StatementType.class)
  void failure_showsTheText_butNotItsMarks(StatementType type) {
    DSLContext scope =
        acme.configuration().derive(new Settings().withStatementType(type)).dsl();

    assertThatThrownBy(
            () -> scope.update(CUSTOMER).set(CUSTOMER.NAME, (String) null).execute())
        .isInstanceOfSatisfying(
            IntegrityConstraintViolationException.class,
            e -> assertThat(e.getMessage())
                .startsWith("SQL [update \"differential\".\"customer\" set")
                .doesNotContainPattern("\\{(filtered|tenant|checked)|[0-9a-f]{32}")
                .contains("null value in column")
                .containsPattern("\"tenant_id\" = \\?"));
  }

  @Test
  void sharedTable_renamedToAnotherTable_isRefused_butAliasedItIsNot() {
    var renamed = COUNTRY.rename("customer");

    assertRefused(() -> acme.selectFrom(renamed).fetch());
    assertRefused(() -> acme.fetchCount(renamed));
    assertRefused(() -> acme.selectFrom(renamed.as("c")).fetch());
    assertThat(acme.selectFrom(COUNTRY.as("customer")).fetch()).hasSize(1);
    assertThat(acme.selectFrom(COUNTRY.as("c", "x", "y", "z")).fetch()).hasSize(1);
  }

  @Test
  void aliasedJoin_besideItsOwnTables_isRefused() {
    Table<?> join = COUNTRY
        .join(CUSTOMER)
        .on(CUSTOMER.COUNTRY_CODE.eq(COUNTRY.CODE))
        .as("j", "code", "cname", "rate", "t", "i", "n");
    Table<?> crossed = CUSTOMER.crossJoin(CURRENCY).as("q", "a", "b", "c");

    assertRefused(() -> acme.select(field(name("j", "n"))).from(join, CUSTOMER).fetch());
    assertRefused(
        () -> acme.select(field(name("q", "c"))).from(CUSTOMER, crossed).fetch());
    assertRefused(() -> acme.update(CUSTOMER).set(CUSTOMER.NAME, "x").from(join).execute());
    assertRefused(() -> acme.deleteFrom(CUSTOMER).using(join).execute());
    assertThat(acme.select()
            .from(select().from(CUSTOMER.crossJoin(CURRENCY)).asTable("j"))
            .fetch())
        .hasSize(2);
  }

  @Test
  void schemaMapping_ofTheEmptyName_isRefused_andOneOfNamesIsNot() {
    DSLContext mapped = derived(new MappedSchema().withInput("").withOutput("differential"));
    DSLContext byExpression = derived(
        new MappedSchema().withInputExpression(Pattern.compile("^.*$")).withOutput("differential"));
    DSLContext same =
        derived(new MappedSchema().withInput("differential").withOutput("differential"));

    for (DSLContext dsl : new DSLContext[] {mapped, byExpression}) {
      assertRefused(() -> dsl.with("customer")
          .as(select(inline(1).as("x")))
          .select(field(name("name")))
          .from(table(name("customer")))
          .fetch());
    }
    assertThat(same.fetchCount(CUSTOMER)).isEqualTo(2);
  }

  @Test
  void updatableResultSet_isRefused() {
    assertRefused(() -> acme.select(CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
        .from(CATEGORY)
        .resultSetConcurrency(ResultSet.CONCUR_UPDATABLE)
        .fetchResultSet());
    assertThat(
            acme.selectFrom(CATEGORY).resultSetType(ResultSet.TYPE_FORWARD_ONLY).fetch())
        .hasSize(2);
  }

  @Test
  void statementBehindACursor_takesNoOtherText() throws SQLException {
    String text = "select name from differential.customer";
    try (var cursor = acme.select(CUSTOMER.NAME).from(CUSTOMER).fetchLazy()) {
      Statement statement = cursor.resultSet().getStatement();

      assertThatThrownBy(() -> statement.execute(text, Statement.RETURN_GENERATED_KEYS))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.executeLargeUpdate("delete from differential.visit"))
          .isInstanceOf(SQLException.class);
      assertThat(cursor.fetch()).hasSize(2);
    }
  }

  @Test
  void countOfAQuery_isTheTenants() {
    assertThat(acme.fetchCount(select(CUSTOMER.ID).from(CUSTOMER))).isEqualTo(2);
  }

  /** jOOQ would run it again as it was prepared: past the filter, on the first one's connection. */
  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void keptStatement_isNotRunAgain_forWhoeverComesNext(Wall wall) {
    DSLContext own = shop.scope(wall, Shop.ACME);
    DSLContext other = shop.scope(wall, Shop.GLOBEX);
    ResultQuery<?> read = select(CUSTOMER.NAME).from(CUSTOMER).keepStatement(true);
    Update<?> change = update(CUSTOMER).set(CUSTOMER.NAME, "x").where(CUSTOMER.ID.gt(0));
    change.keepStatement(true);
    ResultQuery<?> unfiltered = select(CUSTOMER.NAME).from(CUSTOMER).keepStatement(true);

    assertThat(own.fetch(read)).as("control").hasSize(2);
    assertThat(own.execute(change)).as("control").isEqualTo(2);
    assertThat(shop.superuser().fetch(unfiltered)).as("control").hasSize(5);
    String before = shop.fingerprint(Shop.ACME);

    assertRefused(() -> other.fetch(read));
    assertRefused(() -> other.execute(change));
    assertRefused(() -> own.fetch(unfiltered));
    assertThatThrownBy(() -> shop.superuser().fetch(read)).isInstanceOf(DataAccessException.class);
    assertThat(shop.fingerprint(Shop.ACME)).isEqualTo(before);
  }

  @Test
  void routine_isRefused_beforeAnythingIsSent() {
    AbstractRoutine<Integer> routine =
        new AbstractRoutine<>("fingerprint", DSL.schema(name("differential"))) {
          private static final long serialVersionUID = 1L;
        };

    assertRefused(() -> routine.execute(acme.configuration()));
  }

  private DSLContext derived(MappedSchema mapping) {
    return acme.configuration()
        .derive(new Settings().withRenderMapping(new RenderMapping().withSchemata(mapping)))
        .dsl();
  }

  private static void assertRefused(ThrowingCallable statement) {
    assertThatThrownBy(statement)
        .isInstanceOf(TenantPolicyException.class)
        .hasMessageStartingWith("refused: ");
  }
}
