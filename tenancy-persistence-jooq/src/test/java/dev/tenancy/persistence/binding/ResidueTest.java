package dev.tenancy.persistence.binding;

import static dev.tenancy.persistence.binding.ScopeVariableTest.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Acme leaves on a pool's only connection, and what Globex, the next one on it, finds. */
class ResidueTest {
  private static final String NAMES = "select name from app.item order by id";
  private static final String PID = "select pg_backend_pid()";
  private static final String ADVISORY_LOCKS =
      "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()";

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.TEMPLATE);

  private HikariDataSource pool;
  private DataSource acme;
  private DataSource globex;

  @BeforeEach
  void open() {
    Shop.fill(postgres);
    use(config -> {});
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private void use(Consumer<HikariConfig> more) {
    if (pool != null) {
      pool.close();
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.url());
    config.setUsername("tenancy_app");
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(10_000);
    config.addDataSourceProperty("ApplicationName", "shop");
    config.addDataSourceProperty("options", "-c statement_timeout=33s");
    config.setConnectionInitSql("set lock_timeout = '44s'");
    config.setReadOnly(false);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    more.accept(config);
    pool = new HikariDataSource(config);
    BoundConnections connections = BoundConnections.on(pool);
    acme = connections.of(Shop.ACME);
    globex = connections.of(Shop.GLOBEX);
  }

  private void asAcme(String... statements) throws SQLException {
    try (Connection connection = acme.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** On the raw connection of the pool, so that nothing is hidden by the binding. */
  private String raw(String sql) {
    List<String> values = Shop.values(pool, sql);
    return values.isEmpty() ? "none" : values.get(0);
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
  void sessionSetting_isGone_alsoWhenItWasRolledBackTo() throws SQLException {
    // A session-scope value hidden by a later, rolled-back one comes back with the rollback.
    String set = "select set_config('tenancy.' || 'tenant_id', '%s', false)";
    asAcme(set.formatted(Shop.ACME));
    assertThat(raw("select coalesce(tenancy.current_tenant()::text, 'unbound')"))
        .isEqualTo("unbound");
    assertThat(Shop.values(globex, NAMES)).containsExactly("theirs");

    try (Connection connection = acme.getConnection()) {
      connection.setAutoCommit(false);
      Shop.values(connection, set.formatted(Shop.ACME));
      connection.commit();
      Shop.values(connection, "select set_config('work_mem', '1MB', true)");
    }
    assertThat(raw("select coalesce(tenancy.current_tenant()::text, 'unbound')"))
        .isEqualTo("unbound");
    assertThat(Shop.values(globex, NAMES)).containsExactly("theirs");
  }

  @Test
  void defaultTenantOfThePool_isNotBelieved() {
    use(config -> config.setConnectionInitSql("set tenancy.tenant_id = '" + Shop.ACME + "'"));

    assertThat(Shop.values(pool, NAMES)).hasSize(3); // the leak that there would be
    assertThat(state(() -> Shop.values(globex.getConnection(), NAMES))).isEqualTo("25000");
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
  void settingsOfPoolAndDriver_stay() throws SQLException {
    Map<String, String> wanted = settings();
    assertThat(wanted)
        .containsEntry("statement_timeout", "33s")
        .containsEntry("lock_timeout", "44s")
        .containsEntry("application_name", "shop")
        .containsEntry("default_transaction_isolation", "repeatable read");
    String pid = raw(PID);

    asAcme(
        "set statement_timeout = 0",
        "set lock_timeout = 0",
        "set application_name = 'acme'",
        "set default_transaction_isolation = serializable",
        "set default_transaction_read_only = on");

    assertThat(settings()).isEqualTo(wanted);
    assertThat(raw(PID)).isEqualTo(pid);
    asAcme("discard plans");
    assertThat(settings()).isEqualTo(wanted);
  }

  /** The first look at a connection's settings comes as late as it can, but not later. */
  @Test
  void settingsThatATransactionChanged_areNotTakenForThePools() throws SQLException {
    Map<String, String> wanted = settings();
    String pid = raw(PID);
    try (Connection connection = acme.getConnection()) {
      connection.setAutoCommit(false);
      assertThat(Shop.values(connection, NAMES)).hasSize(3);
      Shop.values(connection, "select set_config('search_path', 'app', false)");
      connection.commit();
      Shop.values(connection, "select set_config('work_mem', '1MB', false)");
      connection.commit();
    }
    assertThat(settings()).isEqualTo(wanted);

    asAcme("set work_mem = '2MB'");
    assertThat(settings()).isEqualTo(wanted);
    assertThat(raw(PID)).as("it got clean").isEqualTo(pid);
  }

  /** In a failed transaction nobody can look. */
  @Test
  void settingsThatWereNotKnownInTime_endTheConnection() throws SQLException {
    Map<String, String> wanted = settings();
    String pid = raw(PID);
    try (Connection connection = acme.getConnection()) {
      connection.setAutoCommit(false);
      assertThat(Shop.values(connection, NAMES)).hasSize(3);
      assertThat(state(() -> Shop.values(connection, "select 1/0"))).isEqualTo("22012");
      connection.createStatement().execute("rollback");
      Shop.values(connection, "select set_config('search_path', 'app', false)");
      connection.commit();
      Shop.values(connection, "select set_config('work_mem', '1MB', false)");
      connection.commit();
    }

    assertThat(raw(PID)).isNotEqualTo(pid);
    assertThat(settings()).isEqualTo(wanted);
  }

  @Test
  void clientInfo_isNotTakenForThePools() throws SQLException {
    Map<String, String> wanted = settings();
    for (int i = 0; i < 2; i++) {
      try (Connection connection = acme.getConnection()) {
        connection.setClientInfo("ApplicationName", "acme");
        Shop.values(connection, "select set_config('work_mem', '1MB', false)");
      }
      assertThat(settings()).isEqualTo(wanted);
    }
  }

  @Test
  void settingsByJdbc_areTakenBack() throws SQLException {
    Map<String, String> wanted = settings();
    try (Connection connection = acme.getConnection()) {
      connection.setSchema("app");
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      connection.setClientInfo("ApplicationName", "acme");
      connection.setReadOnly(true);
      connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
      connection.setNetworkTimeout(Runnable::run, 12_345);
      connection.setAutoCommit(false);
      assertThat(Shop.values(connection, "select name from item order by id")).hasSize(3);
    }
    assertThat(settings()).isEqualTo(wanted);
    try (Connection connection = pool.getConnection()) {
      assertThat(connection.isReadOnly()).isFalse();
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.getNetworkTimeout()).isZero();
      assertThat(connection.getHoldability()).isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
      assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("shop");
    }
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

  private Map<String, String> settings() throws SQLException {
    try (Connection connection = pool.getConnection();
        ResultSet rows = connection
            .createStatement()
            .executeQuery("select name, current_setting(name) from pg_settings"
                + " where name not like 'transaction%' and name not like '%.%'")) {
      Map<String, String> settings = new java.util.TreeMap<>();
      while (rows.next()) {
        settings.put(rows.getString(1), rows.getString(2));
      }
      return settings;
    }
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
