package dev.tenancy.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Test classes on a server that was there before them. */
final class Guests {
  static final Queue<String> URLS = new ConcurrentLinkedQueue<>();
  static final AtomicInteger MIGRATIONS = new AtomicInteger();

  private static final CyclicBarrier BOTH_ARE_IN = new CyclicBarrier(2);

  private Guests() {}

  static class Polite {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.copyOf(PostgresTemplate.migratedBy(database -> {
          MIGRATIONS.incrementAndGet();
          Sql.execute(database, "create table visit (id int)");
        }));

    @Test
    void database_isMigrated() {
      URLS.add(postgres.url());
      assertThat(Sql.values(postgres.superuser(), "select count(*) from visit"))
          .containsExactly("0");
    }
  }

  /** Waits for the other one, which is in another run. */
  static class Here {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.copyOf(PostgresTemplate.migratedBy(database -> {}));

    @Test
    void guest_meetsTheOther() throws Exception {
      BOTH_ARE_IN.await(30, TimeUnit.SECONDS);
    }
  }

  static class There {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.copyOf(PostgresTemplate.migratedBy(database -> {}));

    @Test
    void guest_meetsTheOther() throws Exception {
      BOTH_ARE_IN.await(30, TimeUnit.SECONDS);
    }
  }

  static class Unlucky {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.copyOf(PostgresTemplate.migratedBy(database -> {
          throw new IllegalStateException("no such table");
        }));

    @Test
    void database_isMigrated() {}
  }

  static class Roles {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.copyOf(PostgresTemplate.migratedBy(database -> Sql.execute(
            database,
            "create role known login password '" + ThirdPartyServer.PASSWORD
                + "'; create role unknown login")));

    @Test
    void role_isItself_whenItHasThePasswordOfTheUrl() {
      assertThat(Sql.values(postgres.dataSource("known"), "select session_user"))
          .containsExactly("known");
    }

    @Test
    void role_isToldWhatToDo_whenItHasNoPassword() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> postgres.dataSource("unknown").getConnection())
          .withMessageStartingWith("the server asks role unknown for a password: let it trust")
          .withMessageContaining(PostgresExtension.SERVER_URL)
          .withMessageNotContaining(ThirdPartyServer.PASSWORD);
    }
  }
}
