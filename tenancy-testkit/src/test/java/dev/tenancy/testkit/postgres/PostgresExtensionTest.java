package dev.tenancy.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresExtensionTest {
  private static final AtomicInteger MIGRATIONS = new AtomicInteger();
  private static final PostgresTemplate TEMPLATE = PostgresTemplate.migratedBy(database -> {
    MIGRATIONS.incrementAndGet();
    Sql.execute(database, "create table visit (id int primary key)");
  });

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

  @RegisterExtension
  static final PostgresExtension another = PostgresExtension.copyOf(TEMPLATE);

  @Test
  void database_isMigratedOnce_andCopied() {
    Sql.execute(postgres.superuser(), "insert into visit values (1)");

    assertThat(Sql.values(another.superuser(), "select count(*) from visit")).containsExactly("0");
    assertThat(postgres.url()).isNotEqualTo(another.url());
    assertThat(MIGRATIONS).hasValue(1);
  }

  @Test
  void server_isARealPostgresql() {
    assertThat(Sql.values(postgres.superuser(), "select version()"))
        .singleElement()
        .asString()
        .startsWith("PostgreSQL");
  }

  @Test
  void copy_takesWellUnderASecond() {
    try (Databases databases = new Databases(PostgresServer.embedded())) {
      databases.drop(databases.copy(TEMPLATE)); // the first one migrates
      long start = System.nanoTime();
      String database = databases.copy(TEMPLATE);
      Duration copying = Duration.ofNanos(System.nanoTime() - start);
      databases.drop(database);

      assertThat(copying).isLessThan(Duration.ofSeconds(1));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> databases.address().superuser(database).getConnection())
          .withMessageContaining("does not exist");
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
      assertThat(Sql.values(postgres.superuser(), "select current_database()"))
          .containsExactly(postgres.url().substring(postgres.url().lastIndexOf('/') + 1));
    }
  }
}
