package dev.tenancy.persistence.binding;

import static dev.tenancy.persistence.binding.ScopeVariableTest.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The settings of a pool's only connection are the pool's own again when the next one gets it. */
class SettingsResidueTest extends PoolOfOne {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.TEMPLATE);

  @Override
  PostgresExtension postgres() {
    return postgres;
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
}
