package dev.tenancy.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** tenancy.protect and tenancy.unprotect, called by the owner of somebody else's schema. */
class ProtectTest {
  private static final String OWNER = "shop_owner";
  private static final String NEW =
      "create table shop.new (tenant_id uuid not null, id uuid not null, parent uuid, "
          + "primary key (tenant_id, id)); ";
  private static final String PROTECT_NEW = "select tenancy.protect('shop.new')";

  @RegisterExtension
  static final ShopServer server = new ShopServer();

  private Shop shop;

  @BeforeEach
  void copy() {
    shop = server.copy();
  }

  @AfterEach
  void drop() {
    shop.close();
  }

  @Test
  void protect_makesAllThatTheAuditAsksFor() throws SQLException {
    shop.executeAs(OWNER, NEW);
    assertThat(shop.audit().errors())
        .extracting(Finding::rule)
        .containsOnly(Rule.TABLE_UNPROTECTED);

    shop.executeAs(OWNER, PROTECT_NEW);

    assertThat(shop.audit().errors()).isEmpty();
    shop.executeAs(
        "tenancy_app",
        "begin; " + Shop.AS_A + "; insert into shop.new (id) values (gen_random_uuid());"
            + "update shop.new set id = id; commit");
    assertThat(shop.value("select tenant_id from shop.new")).isEqualTo(Shop.A);
  }

  @Test
  void protect_grantsRowsAndNothingElse_toTheApplicationsRoleOnly() throws SQLException {
    shop.executeAs(OWNER, NEW + PROTECT_NEW);

    assertThat(grants("shop.new")).isEqualTo("tenancy_app: DELETE, INSERT, SELECT, UPDATE");
  }

  @Test
  void protect_grantsToTheRolesThatAreNamed() throws SQLException {
    shop.executeAs(
        OWNER, NEW + "select tenancy.protect('shop.new', array['tenancy_control']::name[])");

    assertThat(grants("shop.new")).isEqualTo("tenancy_control: DELETE, INSERT, SELECT, UPDATE");
  }

  @Test
  void protect_leavesGrantsAlone_whichSomebodyHasMade() throws SQLException {
    shop.executeAs(OWNER, NEW + "grant select (id) on shop.new to tenancy_app; " + PROTECT_NEW);

    assertThat(grants("shop.new")).isNull();
    assertThat(grants("tenancy.task"))
        .isEqualTo("tenancy_app: DELETE, INSERT, SELECT; tenancy_control: DELETE");
  }

  @Test
  void protect_changesNothing_whenItIsRunAgain() throws SQLException {
    String before = state();
    shop.executeAs(
        OWNER,
        "select tenancy.protect(oid) from pg_class "
            + "where relnamespace = 'shop'::regnamespace and relkind in ('r', 'p') "
            + "and relname <> 'country'");

    assertThat(state()).isEqualTo(before);
    shop.executeAs(OWNER, "alter table shop.line no force row level security");
    assertThat(state()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table shop.line disable row level security",
        "alter table shop.line no force row level security",
        "drop policy tenant_isolation on shop.line",
        "alter policy tenant_isolation on shop.line using (true)",
        "alter policy tenant_isolation on shop.line with check (true)",
        "alter policy tenant_isolation on shop.line to tenancy_control",
        "alter table shop.line alter column tenant_id set default '" + Shop.B + "'"
      })
  void protect_mendsDrift(String drift) throws SQLException {
    shop.executeAs(OWNER, drift);
    assertThat(shop.audit().errors()).hasSize(1);

    shop.executeAs(OWNER, "select tenancy.protect('shop.line')");

    assertThat(shop.audit().errors()).isEmpty();
  }

  @Test
  void protect_coversPartitionsOfPartitions_andNewOnesWhenItIsRunAgain() throws SQLException {
    shop.executeAs(OWNER, """
        create table shop.event_2028 partition of shop.event
          for values from ('2028-01-01') to ('2029-01-01') partition by hash (id);
        create table shop.event_2028_0 partition of shop.event_2028
          for values with (modulus 1, remainder 0);
        """);
    assertThat(shop.audit().errors())
        .extracting(Finding::object)
        .containsExactly("table shop.event_2028", "table shop.event_2028_0");

    shop.executeAs(OWNER, "select tenancy.protect('shop.event')");

    assertThat(shop.audit().errors()).isEmpty();
    assertThat(grants("shop.event_2028_0")).isNull();
  }

  @Test
  void protect_coversASinglePartition_withoutGrantingIt() throws SQLException {
    shop.executeAs(OWNER, """
        create table shop.event_2028 partition of shop.event
          for values from ('2028-01-01') to ('2029-01-01');
        select tenancy.protect('shop.event_2028');
        """);

    assertThat(shop.audit().errors()).isEmpty();
    assertThat(grants("shop.event_2028")).isNull();
  }

  @Test
  void protect_takesAnotherColumn_whenItIsNamed() throws SQLException {
    shop.executeAs(OWNER, """
        create table shop."Odd ""name" ("org id" uuid not null, id uuid, primary key ("org id", id));
        select tenancy.protect('shop."Odd ""name"', discriminator => 'org id');
        """);

    AuditReport report =
        SchemaAudit.of(shop.as("tenancy_app")).schemas("shop").column("org id").run();
    assertThat(report.subject().tenantOwned()).isEqualTo(1);
    assertThat(report.errors()).filteredOn(f -> f.object().contains("Odd")).isEmpty();
  }

  @Test
  void protect_isTheOwners_alsoWhenThereIsNothingToDo() {
    shop.execute("grant execute on function tenancy.protect, tenancy.flaws to tenancy_app");

    ServerErrorMessage error = refusal("tenancy_app", "select tenancy.protect('shop.line')");

    assertThat(error.getSQLState()).isEqualTo("42501");
    assertThat(error.getMessage()).isEqualTo("must be owner of table shop.line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"protect('shop.line')", "flaws('shop.line')", "unprotect('shop.line')"})
  void functions_areNotForWhoServes(String call) {
    assertThat(refusal("tenancy_app", "select tenancy." + call).getSQLState()).isEqualTo("42501");
    assertThat(refusal("tenancy_control", "select tenancy." + call).getSQLState())
        .isEqualTo("42501");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void protect_refuses_andSaysWhatMendsIt(Refusal refusal) throws SQLException {
    shop.executeAs(OWNER, refusal.ddl());

    ServerErrorMessage error = refusal(OWNER, PROTECT_NEW);

    assertThat(error.getSQLState()).isEqualTo(refusal.state());
    assertThat(error.getMessage()).isEqualTo(refusal.message());
    if (refusal.isMendedBySql()) {
      shop.executeAs(OWNER, error.getHint());
      shop.executeAs(OWNER, PROTECT_NEW);
      assertThat(shop.audit().errors()).isEmpty();
    }
  }

  static Stream<Refusal> refusals() {
    return Refusal.all();
  }

  @Test
  void protect_refusesRoles_thatAreNotBound() {
    shop.execute("create role free_ login bypassrls; create role stranger_ login");
    try {
      assertThat(
              refusal(OWNER, "select tenancy.protect('shop.line', '{free_}')").getMessage())
          .isEqualTo("role free_ is not bound by row security");
      assertThat(refusal(OWNER, "select tenancy.protect('shop.line', '{shop_owner}')")
              .getMessage())
          .isEqualTo("role shop_owner is owner of shop.line, and could take row security away");
      assertThat(
              refusal(OWNER, "select tenancy.protect('shop.line', '{nobody}')").getMessage())
          .isEqualTo("role nobody does not exist");
      ServerErrorMessage stranger =
          refusal(OWNER, "select tenancy.protect('shop.line', '{stranger_}')");
      assertThat(stranger.getMessage()).isEqualTo("role stranger_ may not bind a tenant");
      shop.execute(stranger.getHint().replace("As tenancy_owner: ", ""));
      shop.execute("set role shop_owner; select tenancy.protect('shop.line', '{stranger_}')");
    } finally {
      shop.execute("drop owned by stranger_; drop role free_, stranger_");
    }
  }

  @Test
  void protect_refusesNull() {
    assertThat(refusal(OWNER, "select tenancy.protect(null)").getSQLState()).isEqualTo("22004");
  }

  @Test
  void unprotect_needsBothOwners() throws SQLException {
    shop.execute("grant execute on function tenancy.unprotect to shop_owner;"
        + "grant usage on schema shop to tenancy_owner");
    assertThat(refusal(OWNER, "select tenancy.unprotect('shop.event')").getMessage())
        .startsWith("must have the role tenancy_owner");
    String asOwner = "set role tenancy_owner; select tenancy.unprotect('shop.event')";
    assertThat(refusal("postgres", asOwner).getMessage())
        .isEqualTo("must be owner of table shop.event");

    shop.execute("grant tenancy_owner to shop_owner");
    try (Connection connection = shop.as(OWNER).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select tenancy.unprotect('shop.event')");
      SQLWarning warning = statement.getWarnings();

      assertThat(warning.getMessage())
          .contains("shop.event is not protected any more", "open to tenancy_app");
    } finally {
      shop.execute("revoke tenancy_owner from shop_owner");
    }
    assertThat(shop.audit().errors())
        .extracting(Finding::object)
        .containsExactly("table shop.event", "table shop.event_2026", "table shop.event_2027");
  }

  private ServerErrorMessage refusal(String role, String sql) {
    PSQLException[] refused = new PSQLException[1];
    assertThatExceptionOfType(PSQLException.class)
        .isThrownBy(() -> shop.executeAs(role, sql))
        .satisfies(e -> refused[0] = e);
    return refused[0].getServerErrorMessage();
  }

  private String grants(String table) {
    return shop.value("""
        select string_agg(line, '; ' order by line) from (
          select r.rolname || ': ' || string_agg(x.privilege_type, ', ' order by x.privilege_type) as line
          from pg_class c, aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
          where c.oid = '%s'::regclass and x.grantee <> c.relowner group by r.rolname) as lines
        """.formatted(table));
  }

  /** What protect can change, and which versions of the rows say so. */
  private String state() {
    return shop.value("""
        select string_agg(c.relname || c.xmin || coalesce(c.relacl::text, '')
          || coalesce(p.xmin::text, '') || coalesce(d.xmin::text, ''), ' ' order by c.relname)
        from pg_class c
        left join pg_policy p on p.polrelid = c.oid
        left join pg_attrdef d on d.adrelid = c.oid
        where c.relnamespace = 'shop'::regnamespace and c.relkind in ('r', 'p')
        """);
  }
}
