package dev.tenancy.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server has databases of others on it, and they stay. */
class ExistingServerTest {
  private static ThirdPartyServer server;

  private List<String> before;

  @BeforeAll
  static void start() {
    server = ThirdPartyServer.startWithPasswords();
    Sql.execute(server.administrator(), "create database tenancy_test_of_another_run");
    Sql.execute(
        server.administrator(),
        "create role ci login createdb password '" + ThirdPartyServer.PASSWORD + "'");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void remember() {
    before = server.databases();
    Guests.URLS.clear();
    Guests.MIGRATIONS.set(0);
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(server.databases()).isEqualTo(before).contains("tenancy_test_of_another_run");
  }

  @Test
  void run_isOnTheServerOfTheUrl() {
    Run run = Run.on(server.url("postgres"), Guests.Polite.class);

    assertThat(run.failures()).isEmpty();
    assertThat(Guests.URLS)
        .singleElement()
        .asString()
        .startsWith(server.urlWithoutPassword("x").replaceFirst("/postgres\\?.*", "/tenancy_test_"))
        .doesNotContain("user", "password");
  }

  @Test
  void template_isDropped_whenItsMigrationFails() {
    Run run = Run.on(server.url("postgres"), Guests.Unlucky.class);

    assertThat(run.failures().get("Guests$Unlucky")).hasMessage("no such table");
  }

  @Test
  void roles_logInThemselves() {
    Run run = Run.on(server.url("postgres"), Guests.Roles.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.passed()).isEqualTo(2);
  }

  @Test
  void runs_doNotMeet_whenTheyAreOnOneServer() {
    CompletableFuture<Run> here =
        CompletableFuture.supplyAsync(() -> Run.on(server.url("postgres"), Guests.Here.class));
    Run there = Run.on(server.url("postgres"), Guests.There.class);

    assertThat(here.join().failures()).isEmpty();
    assertThat(there.failures()).isEmpty();
    assertThat(here.join().passed() + there.passed()).isEqualTo(2);
  }

  @Test
  void migration_waits_whileAnotherRunMigrates() throws SQLException {
    CompletableFuture<Run> run;
    try (Connection another = server.administrator().getConnection()) {
      another.createStatement().execute("select pg_advisory_lock(hashtext('tenancy-testkit'))");
      run =
          CompletableFuture.supplyAsync(() -> Run.on(server.url("postgres"), Guests.Polite.class));
      Await.until(
          "the run waits",
          () -> !Sql.values(
                  server.administrator(),
                  "select 1 from pg_locks where locktype = 'advisory' and not granted")
              .isEmpty());
      assertThat(Guests.MIGRATIONS).hasValue(0);
    }
    assertThat(run.join().failures()).isEmpty();
    assertThat(Guests.MIGRATIONS).hasValue(1);
  }

  @Test
  void run_isRefused_whenTheUserIsNoSuperuser() {
    assertThat(refusal(server.url("ci")))
        .hasMessage("the user of tenancy.postgres.url, ci, is not a superuser: name one, as tests"
            + " make databases and roles, and look past row security");
  }

  @Test
  void run_isRefused_whenThePasswordIsMissing() {
    assertThat(refusal(server.urlWithoutPassword("postgres")))
        .hasMessageStartingWith("could not log in to jdbc:postgresql://localhost:")
        .hasMessageContaining("/postgres as postgres: ")
        .hasStackTraceContaining("no password was provided");
  }

  @Test
  void run_isRefused_whenNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(refusal("jdbc:postgresql://localhost:" + port + "/?user=postgres&password=s3cret"))
        .hasMessageContaining("unset it to test on an embedded one")
        .hasStackTraceContaining("refused")
        .satisfies(
            refusal -> assertThat(Throwables.getStackTrace(refusal)).doesNotContain("s3cret"));
  }

  private static Throwable refusal(String url) {
    return Run.on(url, Guests.Polite.class).failures().get("Guests$Polite");
  }
}
