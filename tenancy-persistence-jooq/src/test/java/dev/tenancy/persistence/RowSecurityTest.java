package dev.tenancy.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.core.task.Task;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.testkit.fixture.Fixtures;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role can and cannot do when it sends SQL of its own. */
class RowSecurityTest {
  private static final String DENIED = "42501";
  private static final String DONE = "00000";

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(TenancyPostgres.TEMPLATE);

  private static final Tenant ACME = Fixtures.tenant("acme");
  private static final Tenant GLOBEX = Fixtures.tenant("globex");
  private static final Task ACMES = Fixtures.task("Acme's");
  private static final Task GLOBEXS = Fixtures.task("Globex's");
  private static final String AS_ACME = "select tenancy.bind_tenant('" + ACME.id() + "')";

  @BeforeAll
  static void addTasks() {
    var tenants = Repositories.tenants(postgres.dataSource(TenancySchema.CONTROL_ROLE));
    var tasks = Repositories.tasks(postgres.dataSource(TenancySchema.APP_ROLE));
    tenants.add(ACME);
    tenants.add(GLOBEX);
    tasks.add(ACME.id(), ACMES);
    tasks.add(GLOBEX.id(), GLOBEXS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {TenancySchema.OWNER_ROLE, TenancySchema.APP_ROLE, TenancySchema.CONTROL_ROLE})
  void unbound_seesNoRows_inAnyRole(String role) {
    // As superuser, who then steps down: the owner cannot log in.
    assertThat(countAs(role, "select 1")).isZero();
    assertThat(countAs("postgres", "select 1")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {TenancySchema.OWNER_ROLE, TenancySchema.APP_ROLE, TenancySchema.CONTROL_ROLE})
  void bound_seesTheTenantsRowsOnly_inAnyRole(String role) {
    assertThat(countAs(role, AS_ACME)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from tenancy.tenant",
        "update tenancy.tenant set status = 'ACTIVE'",
        "truncate tenancy.task",
        "update tenancy.task set tenant_id = id",
        "update tenancy.task set id = tenant_id",
        "update tenancy.task set created_at = now()",
        "delete from tenancy.api_key",
        "update tenancy.api_key set digest = repeat('a', 64)",
        "insert into tenancy.api_key select * from tenancy.api_key",
        "update tenancy.task_receipt set tenant_id = task_id",
        "alter table tenancy.task disable row level security",
        "alter table tenancy.task no force row level security",
        "drop policy tenant_isolation on tenancy.task",
        "create table tenancy.copy (id int)",
        "set role tenancy_owner",
        "set role tenancy_control",
        "delete from tenancy.flyway_schema_history"
      })
  void app_isDenied(String sql) {
    var app = postgres.dataSource(TenancySchema.APP_ROLE);

    assertThat(Sql.stateOf(app, AS_ACME, sql)).isEqualTo(DENIED);
    assertThat(Sql.stateOf(app, AS_ACME, "select description from tenancy.task"))
        .isEqualTo(DONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select description from tenancy.task",
        "select * from tenancy.task",
        "select id from tenancy.task",
        "update tenancy.task set description = 'x'",
        "insert into tenancy.task select * from tenancy.task",
        "truncate tenancy.task",
        "update tenancy.api_key set digest = repeat('a', 64)",
        "select task_id from tenancy.task_receipt",
        "insert into tenancy.task_receipt select * from tenancy.task_receipt",
        "set role tenancy_owner",
        "set role tenancy_app",
        "alter table tenancy.task disable row level security"
      })
  void control_isDenied(String sql) {
    var control = postgres.dataSource(TenancySchema.CONTROL_ROLE);

    assertThat(Sql.stateOf(control, AS_ACME, sql)).isEqualTo(DENIED);
    assertThat(Sql.stateOf(control, AS_ACME, "select tenant_id from tenancy.task"))
        .isEqualTo(DONE);
  }

  @Test
  void app_cannotWriteARowOfAnother() {
    String insert =
        "insert into tenancy.task values ('%s', gen_random_uuid(), 'x', now(), null, 1)";
    var app = postgres.dataSource(TenancySchema.APP_ROLE);

    assertThat(Sql.stateOf(app, AS_ACME, insert.formatted(GLOBEX.id()))).isEqualTo(DENIED);
    assertThat(Sql.stateOf(app, insert.formatted(ACME.id()))).isEqualTo(DENIED);
    assertThat(Sql.stateOf(app, AS_ACME, insert.formatted(ACME.id()))).isEqualTo(DONE);
  }

  @Test
  void app_changesNothingOfAnother_withoutWhere() {
    var app = Sql.on(postgres.dataSource(TenancySchema.APP_ROLE));
    app.execute(
        "begin; select tenancy.bind_tenant(cast(? as uuid)); "
            + "update tenancy.task set version = 7; commit",
        ACME.id().toString());
    var superuser = Sql.on(postgres.dataSource("postgres"));

    assertThat(superuser.values("select tenant_id from tenancy.task where version = 7"))
        .containsExactly(ACME.id().toString());
  }

  @Test
  void app_looksOneTenantUp_byItsExactNameOnly() {
    var app = Sql.on(postgres.dataSource(TenancySchema.APP_ROLE));

    assertThat(
            app.values("select id from tenancy.tenant_by_slug(?)", ACME.slug().value()))
        .containsExactly(ACME.id().toString());
    assertThat(app.values("select id from tenancy.tenant_by_slug('%')")).isEmpty();
    assertThat(app.values("select id from tenancy.tenant_by_slug(null)")).isEmpty();
    assertThat(app.values("select id from tenancy.tenant_by_id(null)")).isEmpty();
  }

  @Test
  void lookUp_isForTheAppOnly() {
    String lookUp = "select * from tenancy.tenant_by_slug('acme')";
    Sql.on(postgres.dataSource("postgres")).execute("create role stranger login");
    try {
      assertThat(Sql.stateOf(postgres.dataSource("stranger"), lookUp)).isEqualTo(DENIED);
      assertThat(Sql.stateOf(postgres.dataSource("stranger"), AS_ACME)).isEqualTo(DENIED);
      assertThat(Sql.stateOf(postgres.dataSource(TenancySchema.CONTROL_ROLE), lookUp))
          .isEqualTo(DENIED);
      assertThat(Sql.stateOf(postgres.dataSource(TenancySchema.APP_ROLE), lookUp))
          .isEqualTo(DONE);
    } finally {
      Sql.on(postgres.dataSource("postgres")).execute("drop role stranger");
    }
  }

  @Test
  void bind_refusesNull() {
    var app = postgres.dataSource(TenancySchema.APP_ROLE);

    assertThat(Sql.stateOf(app, "select tenancy.bind_tenant(null)")).isEqualTo("22004");
  }

  @Test
  void bind_refusesAnotherTenant_inTheSameTransaction_alsoWithinAStatement() {
    var app = postgres.dataSource(TenancySchema.APP_ROLE);
    String asGlobex = "select tenancy.bind_tenant('" + GLOBEX.id() + "')";

    assertThat(Sql.stateOf(app, AS_ACME, asGlobex)).isEqualTo("25000");
    assertThat(Sql.stateOf(
            app, AS_ACME, "select * from tenancy.task where (" + asGlobex + ") is not null"))
        .isEqualTo("25000");
    assertThat(Sql.stateOf(app, AS_ACME, AS_ACME)).isEqualTo(DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit", "rollback"})
  void bind_endsWithItsTransaction_onTheSameConnection(String end) throws SQLException {
    try (Connection connection = postgres.dataSource(TenancySchema.APP_ROLE).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("begin");
      statement.execute(AS_ACME);
      assertThat(boundTenant(statement)).isEqualTo(ACME.id().toString());
      statement.execute(end);

      assertThat(boundTenant(statement)).isNull();
    }
  }

  private static String boundTenant(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("select tenancy.current_tenant()")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static long countAs(String role, String bind) {
    var superuser = postgres.dataSource("postgres");
    try (var connection = superuser.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("grant execute on all functions in schema tenancy to " + role);
      statement.execute("set local role " + role);
      statement.execute(bind);
      try (var rows = statement.executeQuery("select count(tenant_id) from tenancy.task")) {
        rows.next();
        return rows.getLong(1);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
