package dev.tenancy.testkit.postgres;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two test classes that inherit one extension. The one that has the database waits for the other. */
abstract class SharedExtension {
  private static final CountDownLatch BOTH_BEGAN = new CountDownLatch(2);

  @RegisterExtension
  static final AfterAllCallback last = context -> BOTH_BEGAN.countDown();

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(database -> {}));

  @Test
  void database_isThere() throws InterruptedException {
    Sql.execute(postgres.superuser(), "select 1");
    BOTH_BEGAN.countDown();
    BOTH_BEGAN.await(30, TimeUnit.SECONDS);
  }

  static class Left extends SharedExtension {}

  static class Right extends SharedExtension {}
}
