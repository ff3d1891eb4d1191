package dev.tenancy.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7GeneratorTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456789Z");

  @Test
  void next_hasVersionVariantAndTime_asRfc9562LaysThemOut() {
    UUID id = new UuidV7Generator(InstantSource.fixed(NOW), new Random(1)).next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void next_isRfc9562sExample_whenTimeAndBitsAreTheExamples() {
    // RFC 9562, appendix A.6: unix_ts_ms 0x017F22E279B0, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
    // Its rand_a is above our counter's start, so the counter is brought there by counting.
    UuidV7Generator generator = new UuidV7Generator(
        InstantSource.fixed(Instant.ofEpochMilli(0x017F22E279B0L)),
        new ConstantRandom(0x7FF, 0x18C4DC0C0C07398FL << 2));
    UUID id = generator.next();
    for (int counter = 0x7FF; counter < 0xCC3; counter++) {
      id = generator.next();
    }

    assertThat(id).hasToString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  }

  @Test
  void next_rises_withinOneMillisecond_alsoBeyondTheCountersEnd() {
    UuidV7Generator generator = new UuidV7Generator(InstantSource.fixed(NOW), new Random(2));
    List<String> ids =
        Stream.generate(generator::next).limit(20_000).map(UUID::toString).toList();

    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void next_rises_whenTheClockStepsBack() {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    UuidV7Generator generator = new UuidV7Generator(now::get, new Random(3));
    String before = generator.next().toString();
    now.set(NOW.minusSeconds(3600));

    assertThat(generator.next().toString()).isGreaterThan(before);
  }

  @Test
  void next_takesTheNewTime_whenTheClockGoesOn() {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    UuidV7Generator generator = new UuidV7Generator(now::get, new Random(4));
    generator.next();
    now.set(NOW.plusMillis(5));

    assertThat(generator.next().getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli() + 5);
  }

  @Test
  void next_isUniqueAndRisesForEachThread_whenManyThreadsAsk() throws Exception {
    UuidV7Generator generator = new UuidV7Generator(Clock.systemUTC(), new SecureRandom());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<List<String>> many = () ->
          Stream.generate(generator::next).limit(5_000).map(UUID::toString).toList();
      List<Future<List<String>>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(threads.submit(many));
      }
      Set<String> all = new HashSet<>();
      for (Future<List<String>> result : results) {
        assertThat(result.get()).isSorted();
        all.addAll(result.get());
      }
      assertThat(all).hasSize(40_000);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void next_refuses_whenTheClockIsOutsideTheRange() {
    UuidV7Generator early =
        new UuidV7Generator(InstantSource.fixed(Instant.ofEpochMilli(-1)), new Random(5));
    UuidV7Generator late =
        new UuidV7Generator(InstantSource.fixed(Instant.ofEpochMilli(1L << 48)), new Random(5));

    assertThatIllegalStateException().isThrownBy(early::next);
    assertThatIllegalStateException().isThrownBy(late::next);
  }

  /** Gives the same bits each time. */
  private record ConstantRandom(int counter, long bits)
      implements java.util.random.RandomGenerator {
    @Override
    public int nextInt(int bound) {
      return counter;
    }

    @Override
    public long nextLong() {
      return bits;
    }
  }
}
