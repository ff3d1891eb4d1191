package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.http.problem.ProblemType;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class OperationsTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @Test
  void health_isGood_whenTheDatabaseIs() {
    assertThat(service.anybody().get("/health/live").hasStatus(200).text("status"))
        .isEqualTo("live");
    Answer ready = service.anybody().get("/health/ready").hasStatus(200);
    assertThat(ready.text("status")).isEqualTo("ready");
    assertThat(ready.json().get("checked").values().stream().map(JsonNode::stringValue))
        .containsExactly("not draining", "database reachable", "migrations current", "audit clean");
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void problem_isExplained_atItsAddress(ProblemType type) {
    Answer answer = service.anybody().get(type.uri()).hasStatus(200);

    assertThat(answer.text("type")).isEqualTo(type.uri());
    assertThat(answer.text("title")).isEqualTo(type.title());
    assertThat(answer.text("explanation")).isEqualTo(type.explanation());
  }

  @Test
  void service_isUnavailable_whileTheDatabaseIsAway_andWorksAgainAfterwards() throws SQLException {
    Caller acme = service.newTenant();
    String database = service.postgres().url().replaceAll(".*/", "");
    try (Connection superuser = service.postgres().dataSource("postgres").getConnection();
        Statement statement = superuser.createStatement()) {
      for (String role : new String[] {"tenancy_app", "tenancy_control"}) {
        statement.execute("revoke connect on database " + database + " from public, " + role);
        statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and usename = '" + role + "'");
      }
      try {
        Answer answer = acme.get("/tasks").isProblem(503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.response().body()).doesNotContain("SQL", "tenancy_app", "connect");
        service.admin().get("/tenants").isProblem(503, "unavailable");
        Answer notReady = service.anybody().get("/health/ready").isProblem(503, "unavailable");
        assertThat(notReady.text("detail")).isEqualTo("Not ready: the database does not answer.");
        assertThat(notReady.header("Retry-After")).isEqualTo("1");
        service.anybody().get("/health/live").hasStatus(200);
      } finally {
        statement.execute("grant connect on database " + database + " to public");
      }
    }
    Awaiting.until(() -> service.anybody().get("/health/ready").response().statusCode() == 200);
    acme.get("/tasks").hasStatus(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alter table tenancy.task no force row level security"
            + "|alter table tenancy.task force row level security"
            + "|the audit finds a hole between tenants; the log names it",
        "update tenancy.flyway_schema_history set checksum = checksum + 1 where version = '1'"
            + "|update tenancy.flyway_schema_history set checksum = checksum - 1 where version = '1'"
            + "|the schema is not the one of this version"
      })
  void node_isNotReady_whenItsSchemaIsSpoiltWhileItServes(String spoil, String mend, String failure)
      throws Exception {
    try (TenancyService second = new TenancyService(service.configuration());
        Connection superuser = service.postgres().dataSource("postgres").getConnection();
        Statement statement = superuser.createStatement()) {
      Address address = second.start();
      Caller onSecond =
          new Caller(path -> URI.create(address.url() + path), service.anybody().contract());
      assertThat(statement.executeUpdate(spoil)).isLessThanOrEqualTo(1);
      try {
        Awaiting.until(() -> onSecond.get("/health/ready").response().statusCode() == 503);
        Answer answer = onSecond.get("/health/ready").isProblem(503, "unavailable");
        assertThat(answer.text("detail")).isEqualTo("Not ready: " + failure + ".");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        onSecond.get("/health/live").hasStatus(200);
      } finally {
        statement.executeUpdate(mend);
      }
    }
  }

  @Test
  void stop_letsRequestsUnderWayFinish_andTakesNoMore() throws Exception {
    Caller acme = service.newTenant();
    TenancyService second = new TenancyService(service.configuration());
    Address address = second.start();
    Caller onSecond =
        new Caller(path -> URI.create(address.url() + path), acme.contract(), acme.headers());
    onSecond.get("/tasks").hasStatus(200);
    Executor threads = Executors.newFixedThreadPool(2);
    CompletableFuture<Answer> underWay;
    CompletableFuture<Void> stopped;
    try (Connection locking = service.postgres().dataSource("postgres").getConnection()) {
      locking.setAutoCommit(false);
      locking.createStatement().execute("lock table tenancy.task in exclusive mode");
      underWay = CompletableFuture.supplyAsync(
          () -> onSecond.post("/tasks", "{\"description\":\"Under way\"}"), threads);
      awaitBlockedInsert(locking);
      stopped = CompletableFuture.runAsync(second::close, threads);
      awaitClosedPort(onSecond);
      assertThat(stopped).isNotDone();
      locking.rollback();
    }

    underWay.get(30, TimeUnit.SECONDS).hasStatus(201);
    stopped.get(30, TimeUnit.SECONDS);
    assertThat(acme.get("/tasks").texts("description")).containsExactly("Under way");
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> onSecond.get("/tasks"));
  }

  private static void awaitBlockedInsert(Connection connection) {
    Awaiting.until(() -> {
      try (var rows = connection
          .createStatement()
          .executeQuery(
              "select count(*) from pg_locks where not granted and relation = 'tenancy.task'::regclass")) {
        rows.next();
        return rows.getInt(1) > 0;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    });
  }

  /** Until it is refused, or answered with "unavailable" on a connection that was open. */
  private static void awaitClosedPort(Caller caller) {
    Awaiting.until(() -> {
      try {
        return caller.get("/health/live").response().statusCode() == 503;
      } catch (UncheckedIOException e) {
        return true;
      }
    });
  }
}
