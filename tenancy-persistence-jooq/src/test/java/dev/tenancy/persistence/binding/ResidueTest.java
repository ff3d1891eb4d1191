package dev.tenancy.persistence.binding;

import static dev.tenancy.persistence.binding.ScopeVariableTest.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Acme leaves on a pool's only connection, and what Globex, the next one on it, finds. */
class ResidueTest extends PoolOfOne {
  private static final String ADVISORY_LOCKS =
      "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()";

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.TEMPLATE);

  @Override
  PostgresExtension postgres() {
    return postgres;
  }

  /** The control: all of it is there to be found where nobody clears it away. */
  @Test
  void poolAlone_leavesIt() {
    Shop.run(pool, """
        begin;
        select tenancy.bind_tenant('%s');
        declare leak cursor with hold for select name from app.item order by id;
        create temporary table item as select * from app.item;
        commit;
        listen leak;
        select pg_advisory_lock(42);
        prepare leak as select 1;
        set time zone 'Asia/Tokyo';
        set statement_timeout = 0""".formatted(Shop.ACME));

    assertThat(raw("fetch 1 from leak")).isEqualTo("one");
    assertThat(raw("select count(*) from item")).isEqualTo("3");
    assertThat(raw(NAMES)).as("without the cursor and the copy").isEqualTo("none");
    assertThat(raw("select count(*) from pg_listening_channels()")).isEqualTo("1");
    assertThat(raw(ADVISORY_LOCKS)).isEqualTo("1");
    assertThat(raw("select count(*) from pg_prepared_statements where name = 'leak'"))
        .isEqualTo("1");
    assertThat(raw("show time zone")).isEqualTo("Asia/Tokyo");
    assertThat(raw("show statement_timeout")).isEqualTo("0");
    Shop.run(pool, "set search_path = app");
    assertThat(raw("show search_path")).isEqualTo("app");
  }

  @Test
  void connection_isTheSame_whenItIsClean() throws SQLException {
    String pid = raw(PID);
    asAcme(NAMES, "set work_mem = '1MB'", NAMES);

    assertThat(raw(PID)).isEqualTo(pid);
    assertThat(raw("show work_mem")).isEqualTo("4MB");
  }

  @Test
  void holdCursor_isClosed() throws SQLException {
    asAcme("declare leak cursor with hold for " + NAMES, "fetch 1 from leak");

    try (Connection connection = pool.getConnection()) {
      assertThat(state(() -> Shop.values(connection, "fetch 1 from leak"))).isEqualTo("34000");
    }
  }

  @Test
  void temporaryTable_doesNotShadowTheTenants() throws SQLException {
    asAcme("create temporary table item as select * from app.item");
    assertThat(raw("select count(*) from pg_class where relname = 'item' and relpersistence = 't'"))
        .isEqualTo("0");
    asAcme("select * into temporary item from app.item");
    assertThat(raw("select count(*) from pg_class where relname = 'item' and relpersistence = 't'"))
        .isEqualTo("0");
  }

  @Test
  void locks_listening_statements_areGone() throws SQLException {
    asAcme(
        "listen leak",
        "select pg_advisory_lock(42)",
        "prepare leak as select 1",
        "set search_path = app",
        "set time zone 'Asia/Tokyo'");

    assertThat(raw("select count(*) from pg_listening_channels()")).isEqualTo("0");
    assertThat(raw(ADVISORY_LOCKS)).isEqualTo("0");
    assertThat(raw("select count(*) from pg_prepared_statements where name = 'leak'"))
        .isEqualTo("0");
    assertThat(raw("show search_path")).isEqualTo("\"$user\", public");
    assertThat(raw("show time zone")).isNotEqualTo("Asia/Tokyo");
  }

  @Test
  void openTransaction_isRolledBack() throws SQLException {
    try (Connection connection = acme.getConnection()) {
      connection.setAutoCommit(false);
      connection.createStatement().executeUpdate("delete from app.item");
    }
    asAcme("begin", "delete from app.item");
    asAcme("begin", "select 1", "savepoint s", "delete from app.item");

    assertThat(Shop.values(acme, NAMES)).hasSize(3);
    assertThat(Shop.values(pool, NAMES)).isEmpty();
  }

  @Test
  void cachedPlan_servesTheRightTenant() throws SQLException {
    use(config -> {
      config.addDataSourceProperty("prepareThreshold", "1");
      config.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
    });
    for (int i = 0; i < 12; i++) {
      assertThat(byId(acme, 1)).containsExactly("one");
      assertThat(byId(globex, 1)).containsExactly("theirs");
      assertThat(byId(globex, 2)).isEmpty();
    }
  }

  @Test
  void failures_leaveNothing() throws SQLException {
    for (int i = 0; i < 3; i++) {
      assertThat(state(() -> asAcme("select 1/0"))).isEqualTo("22012");
      assertThat(state(() -> asAcme("begin", "select 1/0"))).isEqualTo("22012");
      assertThat(state(() -> asAcme("set local statement_timeout = 1; select pg_sleep(60)")))
          .isEqualTo("57014");
      assertThat(raw("select coalesce(tenancy.current_tenant()::text, 'unbound')"))
          .isEqualTo("unbound");
      assertThat(Shop.values(globex, NAMES)).containsExactly("theirs");
    }
  }

  @Test
  void killedConnection_isReplaced() throws SQLException {
    for (boolean inTransaction : new boolean[] {false, true}) {
      Connection connection = acme.getConnection();
      connection.setAutoCommit(!inTransaction);
      String pid = Shop.values(connection, PID).get(0);
      Shop.run(postgres.dataSource("postgres"), "select pg_terminate_backend(" + pid + ")");
      assertThat(state(() -> Shop.values(connection, NAMES))).startsWith("57P01");
      connection.close();

      assertThat(Shop.values(globex, NAMES)).containsExactly("theirs");
      assertThat(raw(PID)).isNotEqualTo(pid);
    }
  }

  @Test
  void connectionThatDoesNotGetClean_isEnded() throws SQLException {
    String pid = raw(PID);
    try (Connection connection = acme.getConnection()) {
      connection.createStatement().execute("set work_mem = '1MB'");
      Shop.run(
          postgres.dataSource("postgres"),
          "revoke execute on function" + " pg_catalog.set_config(text, text, boolean) from public");
    } finally {
      Shop.run(
          postgres.dataSource("postgres"),
          "grant execute on function" + " pg_catalog.set_config(text, text, boolean) to public");
    }

    assertThat(raw(PID)).isNotEqualTo(pid);
    assertThat(raw("show work_mem")).isEqualTo("4MB");
    assertThat(Shop.values(globex, NAMES)).containsExactly("theirs");
  }

  private static List<String> byId(DataSource tenant, int id) throws SQLException {
    try (Connection connection = tenant.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select name from app.item where id = ?")) {
      statement.setInt(1, id);
      return Shop.column(statement.executeQuery());
    }
  }
}
