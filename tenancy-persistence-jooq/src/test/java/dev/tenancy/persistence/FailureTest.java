package dev.tenancy.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.core.RepositoryException;
import dev.tenancy.core.RepositoryUnavailableException;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.testkit.fixture.Fixtures;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An outage is told from a defect, and neither from "not found". */
class FailureTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(TenancyPostgres.TEMPLATE);

  private final Tenant acme = Fixtures.tenant("acme");

  @Test
  void find_isUnavailable_whenNobodyListens() throws IOException {
    try (HikariDataSource pool = pool("jdbc:postgresql://localhost:" + unusedPort() + "/x", 1)) {
      TaskRepository tasks = Repositories.tasks(pool);
      var id = Fixtures.taskId();

      assertThatExceptionOfType(RepositoryUnavailableException.class)
          .isThrownBy(() -> tasks.find(acme.id(), id))
          .withMessage("could not find task " + id + " of tenant " + acme.id());
    }
  }

  @Test
  void find_isUnavailable_whenThePoolIsExhausted_andWorksAgainAfterwards() throws SQLException {
    try (HikariDataSource pool = pool(postgres.url(), 1)) {
      TaskRepository tasks = Repositories.tasks(pool);
      try (Connection taken = pool.getConnection()) {
        assertThat(taken.isValid(1)).isTrue();
        assertThatExceptionOfType(RepositoryUnavailableException.class)
            .isThrownBy(() -> tasks.find(acme.id(), Fixtures.taskId()));
      }

      assertThat(tasks.find(acme.id(), Fixtures.taskId())).isEmpty();
    }
  }

  @Test
  void find_isUnavailable_whenTheStatementTakesTooLong() throws SQLException {
    try (HikariDataSource pool = pool(postgres.url(), 1);
        Connection locking = postgres.dataSource("postgres").getConnection()) {
      locking.setAutoCommit(false);
      locking.createStatement().execute("lock table tenancy.task");

      assertThatExceptionOfType(RepositoryUnavailableException.class)
          .isThrownBy(() -> Repositories.tasks(pool).find(acme.id(), Fixtures.taskId()));
    }
  }

  @Test
  void find_isUnavailableAtMostOnce_whenTheConnectionWasKilled() {
    try (HikariDataSource pool = pool(postgres.url(), 1)) {
      TaskRepository tasks = Repositories.tasks(pool);
      assertThat(tasks.find(acme.id(), Fixtures.taskId())).isEmpty();
      Sql.on(postgres.dataSource("postgres"))
          .execute(
              "select pg_terminate_backend(pid) from pg_stat_activity"
                  + " where datname = current_database() and usename = ?",
              TenancySchema.APP_ROLE);

      try {
        assertThat(tasks.find(acme.id(), Fixtures.taskId())).isEmpty();
      } catch (RepositoryUnavailableException e) {
        assertThat(tasks.find(acme.id(), Fixtures.taskId())).isEmpty();
      }
    }
  }

  @Test
  void slowStatement_isLeftAlone_whileTheServerIsThere() throws SQLException {
    Duration second = Duration.ofSeconds(1);
    ConnectionPool settings = new ConnectionPool(
        postgres.url(), TenancySchema.APP_ROLE, null, 1, second, Duration.ofSeconds(8));
    try (HikariDataSource pool = settings.open();
        Connection connection = pool.getConnection();
        var rows = connection.createStatement().executeQuery("select pg_sleep(3)")) {
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void find_isUnavailable_whenThePoolIsClosed() {
    HikariDataSource pool = pool(postgres.url(), 1);
    TaskRepository tasks = Repositories.tasks(pool);
    pool.close();

    assertThatExceptionOfType(RepositoryUnavailableException.class)
        .isThrownBy(() -> tasks.find(acme.id(), Fixtures.taskId()));
  }

  @Test
  void add_isUnavailable_whenTheServerIsReadOnly() {
    try (HikariDataSource pool =
        pool(postgres.url() + "?options=-c%20default_transaction_read_only=on", 1)) {
      TaskRepository tasks = Repositories.tasks(pool);

      assertThatExceptionOfType(RepositoryUnavailableException.class)
          .isThrownBy(() -> tasks.add(acme.id(), Fixtures.task("Task")));
    }
  }

  @Test
  void pool_refusesNumbersThatTheDriverWouldMisread() {
    Duration second = Duration.ofSeconds(1);
    Duration less = Duration.ofMillis(999);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConnectionPool(postgres.url(), "r", null, 0, second, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConnectionPool(postgres.url(), "r", null, 1, less, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConnectionPool(postgres.url(), "r", null, 1, second, less));
  }

  @Test
  void find_fails_whenTheRoleIsWrong() {
    var tasks = Repositories.tasks(postgres.dataSource(TenancySchema.CONTROL_ROLE));

    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> tasks.find(acme.id(), Fixtures.taskId()))
        .isNotInstanceOf(RepositoryUnavailableException.class);
  }

  @Test
  void pool_doesNotShowItsPassword() {
    assertThat(new ConnectionPool(
            postgres.url(),
            "tenancy_app",
            "s3cret",
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1)))
        .asString()
        .contains("tenancy_app")
        .doesNotContain("s3cret");
  }

  private static HikariDataSource pool(String url, int size) {
    return new ConnectionPool(
            url, TenancySchema.APP_ROLE, null, size, Duration.ofSeconds(1), Duration.ofSeconds(2))
        .open();
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
