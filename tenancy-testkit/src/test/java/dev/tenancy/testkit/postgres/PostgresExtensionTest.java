package dev.tenancy.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresExtensionTest {
  private static final AtomicInteger MIGRATIONS = new AtomicInteger();
  private static final PostgresTemplate TEMPLATE = PostgresTemplate.migratedBy(database -> {
    MIGRATIONS.incrementAndGet();
    execute(database, "create table visit (id int primary key)");
  });

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

  @RegisterExtension
  static final PostgresExtension another = PostgresExtension.copyOf(TEMPLATE);

  @Test
  void database_isMigratedOnce_andCopied() {
    execute(postgres.dataSource("postgres"), "insert into visit values (1)");

    assertThat(query(another.dataSource("postgres"), "select count(*) from visit"))
        .isEqualTo("0");
    assertThat(postgres.url()).isNotEqualTo(another.url());
    assertThat(MIGRATIONS).hasValue(1);
  }

  @Test
  void server_isARealPostgresql() {
    assertThat(query(postgres.dataSource("postgres"), "select version()")).startsWith("PostgreSQL");
  }

  @Test
  void copy_takesWellUnderASecond() {
    PostgresServer server = new PostgresServer();
    try (server) {
      server.drop(server.copy(TEMPLATE)); // the first one migrates
      long start = System.nanoTime();
      String database = server.copy(TEMPLATE);
      Duration copying = Duration.ofNanos(System.nanoTime() - start);
      server.drop(database);

      assertThat(copying).isLessThan(Duration.ofSeconds(1));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> server.superuser(database).getConnection())
          .withMessageContaining("does not exist");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      MIGRATIONS.decrementAndGet();
    }
  }

  @Test
  void dataSource_isRefused_outsideATestClass() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PostgresExtension.copyOf(TEMPLATE).url())
        .withMessageContaining("@RegisterExtension");
  }

  @Nested
  class Within {
    @Test
    void nestedClass_hasTheDatabaseOfTheClassAroundIt() {
      assertThat(query(postgres.dataSource("postgres"), "select current_database()"))
          .isEqualTo(postgres.url().substring(postgres.url().lastIndexOf('/') + 1));
    }
  }

  private static void execute(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String query(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
