package dev.tenancy.http.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Awaiting;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaWatchTest {
  private static final Duration ALMOST = SchemaWatch.INTERVAL.minusMillis(1);

  private final AtomicInteger looks = new AtomicInteger();
  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final CountDownLatch slow = new CountDownLatch(1);
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private volatile SchemaState actual = SchemaState.SOUND;
  private volatile boolean unreachable;
  private final SchemaWatch watch = new SchemaWatch(this::look, () -> now, background);

  private SchemaState look() {
    looks.incrementAndGet();
    if (unreachable) {
      throw new DatabaseException("away");
    }
    return actual;
  }

  @AfterEach
  void close() {
    slow.countDown();
    watch.close();
    assertThat(background.isTerminated()).isTrue();
  }

  @Test
  void state_isLookedAtAgain_afterHalfAMinute_notBefore() throws Exception {
    watch.state();
    awaitLook(1);
    actual = SchemaState.LEAKING;
    now = now.plus(ALMOST);
    assertThat(watch.state()).isEqualTo(SchemaState.SOUND);
    assertThat(looks).hasValue(1);
    now = now.plusMillis(1);
    Awaiting.until(() -> watch.state() == SchemaState.LEAKING);
    actual = SchemaState.SOUND;
    now = now.plus(SchemaWatch.INTERVAL);
    Awaiting.until(() -> watch.state() == SchemaState.SOUND);

    assertThat(looks).hasValue(3);
  }

  @Test
  void state_isTheLastOneSeen_whileTheDatabaseIsAway() throws Exception {
    actual = SchemaState.NOT_CURRENT;
    watch.state();
    awaitLook(1);
    unreachable = true;
    now = now.plus(SchemaWatch.INTERVAL);
    watch.state();
    awaitLook(2);

    assertThat(watch.state()).isEqualTo(SchemaState.NOT_CURRENT);
    unreachable = false;
    actual = SchemaState.SOUND;
    now = now.plus(SchemaWatch.INTERVAL);
    Awaiting.until(() -> watch.state() == SchemaState.SOUND);
  }

  @Test
  void state_isToldAtOnce_andLookedAtByOneOnly_whileALookTakesLong() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    ExecutorService two = Executors.newFixedThreadPool(2);
    SchemaWatch slowWatch = new SchemaWatch(
        () -> {
          begun.incrementAndGet();
          try {
            slow.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return SchemaState.LEAKING;
        },
        () -> now,
        two);
    for (int i = 0; i < 100; i++) {
      now = now.plus(SchemaWatch.INTERVAL);
      assertThat(slowWatch.state()).isEqualTo(SchemaState.SOUND);
    }
    slow.countDown();
    slowWatch.close();

    assertThat(two.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(begun).hasValue(1);
    assertThat(slowWatch.state()).isEqualTo(SchemaState.LEAKING);
  }

  /** Until the look is over, which is when the next could begin. */
  private void awaitLook(int number) throws Exception {
    Awaiting.until(() -> looks.get() == number);
    background.submit(() -> {}).get(10, TimeUnit.SECONDS);
  }
}
