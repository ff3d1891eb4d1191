package dev.tenancy.persistence.binding;

import static dev.tenancy.persistence.binding.ScopeVariableTest.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Something fails while Acme has a pool's only connection; afterwards Globex gets it. */
class BrokenUseTest extends PoolOfOne {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.TEMPLATE);

  @Override
  PostgresExtension postgres() {
    return postgres;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void application_failsBetweenCheckoutAndFirstStatement(boolean autoCommit) {
    assertThatThrownBy(() -> {
          try (Connection connection = acme.getConnection()) {
            connection.setAutoCommit(autoCommit);
            throw new IllegalStateException("before anything was sent");
          }
        })
        .isInstanceOf(IllegalStateException.class);

    nextFindsItsOwn();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connection_isKilledBetweenCheckoutAndFirstStatement(boolean autoCommit) throws SQLException {
    String pid = raw(PID);
    try (Connection connection = acme.getConnection()) {
      connection.setAutoCommit(autoCommit);
      kill(pid);
      assertThat(state(() -> Shop.values(connection, NAMES))).startsWith("57P01");
    }

    assertThat(raw(PID)).isNotEqualTo(pid);
    nextFindsItsOwn();
  }

  /** More often than the pool has connections. */
  @Test
  void checkout_isRefused_andTheConnectionGoesBack() {
    use(config -> config.setAutoCommit(false));

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(acme::getConnection).hasMessageContaining("autocommit off");
    }
    assertThat(Shop.values(pool, NAMES)).as("it can be had").isEmpty();
  }

  @Test
  void application_failsBetweenCommitAndClose() {
    assertThatThrownBy(() -> {
          try (Connection connection = acme.getConnection()) {
            connection.setAutoCommit(false);
            Shop.values(connection, NAMES);
            connection.commit();
            connection.createStatement().executeUpdate("delete from app.item");
            throw new IllegalStateException("not committed");
          }
        })
        .isInstanceOf(IllegalStateException.class);

    assertThat(Shop.values(acme, NAMES)).hasSize(3);
    nextFindsItsOwn();
  }

  /** There is something to be cleared away, and it cannot be. */
  @Test
  void connection_isKilledBetweenCommitAndClose() throws SQLException {
    String pid = raw(PID);
    try (Connection connection = acme.getConnection()) {
      connection.setAutoCommit(false);
      assertThat(Shop.values(connection, NAMES)).hasSize(3);
      connection.createStatement().execute("set work_mem = '1MB'");
      connection.commit();
      kill(pid);
    }

    nextFindsItsOwn();
    assertThat(raw(PID)).isNotEqualTo(pid);
    assertThat(raw("show work_mem")).isEqualTo("4MB");
  }

  @Test
  void commit_fails() throws SQLException {
    Shop.run(
        postgres.dataSource("postgres"),
        "alter table app.item add constraint late unique (tenant_id, name)"
            + " deferrable initially deferred");
    try (Connection connection = acme.getConnection()) {
      connection.setAutoCommit(false);
      connection.createStatement().executeUpdate("update app.item set name = 'same'");
      assertThat(state(connection::commit)).isEqualTo("23505");
    } finally {
      Shop.run(postgres.dataSource("postgres"), "alter table app.item drop constraint late");
    }

    assertThat(Shop.values(acme, NAMES)).containsExactly("one", "two", "three");
    nextFindsItsOwn();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void query_isCancelled(boolean autoCommit) throws Exception {
    try (Connection connection = acme.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(autoCommit);
      CompletableFuture<String> outcome = CompletableFuture.supplyAsync(
          () -> state(() -> statement.executeQuery("select pg_sleep(60) from app.item")));
      while (!isAsleep() && !outcome.isDone()) {
        Thread.onSpinWait();
      }
      statement.cancel();
      assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo("57014");
    }

    nextFindsItsOwn();
  }

  private static boolean isAsleep() {
    return !Shop.values(
            postgres.dataSource("postgres"),
            "select pid from pg_stat_activity where usename = 'tenancy_app' and wait_event = 'PgSleep'")
        .isEmpty();
  }

  private static void kill(String pid) {
    Shop.run(postgres.dataSource("postgres"), "select pg_terminate_backend(" + pid + ", 10000)");
  }
}
