package dev.tenancy.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three test classes that only pass when all of them run at once. */
final class ParallelClasses {
  static final AtomicInteger MIGRATIONS = new AtomicInteger();
  static final Set<String> DATABASES = ConcurrentHashMap.newKeySet();

  private static final CyclicBarrier ALL_ARE_HERE = new CyclicBarrier(3);
  private static final PostgresTemplate TEMPLATE = PostgresTemplate.migratedBy(database -> {
    MIGRATIONS.incrementAndGet();
    Sql.execute(database, "create table visit (visitor text)");
  });

  private ParallelClasses() {}

  private static void visit(PostgresExtension postgres, String visitor) throws Exception {
    ALL_ARE_HERE.await(30, TimeUnit.SECONDS);
    DATABASES.addAll(Sql.values(postgres.superuser(), "select current_database()"));
    Sql.execute(postgres.superuser(), "insert into visit values ('" + visitor + "')");
    ALL_ARE_HERE.await(30, TimeUnit.SECONDS);
    assertThat(Sql.values(postgres.superuser(), "select visitor from visit"))
        .containsExactly(visitor);
  }

  static class First {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void first_isAloneInItsDatabase() throws Exception {
      visit(postgres, "first");
    }
  }

  static class Second {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void second_isAloneInItsDatabase() throws Exception {
      visit(postgres, "second");
    }
  }

  static class Third {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void third_isAloneInItsDatabase() throws Exception {
      visit(postgres, "third");
    }
  }
}
