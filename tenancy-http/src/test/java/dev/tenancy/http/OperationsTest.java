package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.http.problem.ProblemType;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationsTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @Test
  void health_isGood_whenTheDatabaseIs() {
    assertThat(service.anybody().get("/health/live").hasStatus(200).text("status"))
        .isEqualTo("live");
    assertThat(service.anybody().get("/health/ready").hasStatus(200).text("status"))
        .isEqualTo("ready");
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
        service.anybody().get("/health/ready").isProblem(503, "unavailable");
        service.anybody().get("/health/live").hasStatus(200);
      } finally {
        statement.execute("grant connect on database " + database + " to public");
      }
    }
    // The pool looks for the server at growing intervals.
    await(() -> service.anybody().get("/health/ready").response().statusCode() == 200);
    acme.get("/tasks").hasStatus(200);
  }

  @Test
  void stop_letsRequestsUnderWayFinish_andTakesNoMore() throws Exception {
    Caller acme = service.newTenant();
    TenancyService second = new TenancyService(service.configuration());
    Address address = second.start();
    Caller onSecond = new Caller(path -> URI.create(address.url() + path), acme.headers());
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
    await(() -> {
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
    await(() -> {
      try {
        return caller.get("/health/live").response().statusCode() == 503;
      } catch (UncheckedIOException e) {
        return true;
      }
    });
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
