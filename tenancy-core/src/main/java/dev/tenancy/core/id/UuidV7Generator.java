package dev.tenancy.core.id;

import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7: 48 bits of Unix time in milliseconds, then a counter, then randomness
 * (RFC 9562, section 5.7).
 *
 * <p>Within one generator each id is greater than the one before it, as unsigned numbers and as
 * text, also within one millisecond and also when the clock steps back: the 12 bits after the time
 * are a counter that starts at random below its half (section 6.2, method 1) and carries into the
 * time when it is full. The last 62 bits are random for each id, so ids cannot be guessed from one
 * another and, unlike a sequence, tell nobody how many there are.
 *
 * <p>Thread-safe, as long as the two sources handed in are; {@link java.security.SecureRandom} and
 * {@link java.time.Clock} are.
 */
public final class UuidV7Generator {
  private static final int COUNTER_BITS = 12;
  private static final int COUNTER_START_BOUND = 1 << (COUNTER_BITS - 1);
  private static final long MAX_MILLIS = (1L << 48) - 1;

  private final InstantSource clock;
  private final RandomGenerator random;

  /** Time and counter of the last id, as one number: milliseconds above, counter below. */
  private final AtomicLong last = new AtomicLong();

  /**
   * Starts a generator on its two sources.
   *
   * @param clock gives the time; read once for each id
   * @param random gives the unguessable part; must be cryptographically strong where ids are secrets
   */
  @Inject
  public UuidV7Generator(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes the next id.
   *
   * @return an id greater than every one that this generator has made before
   * @throws IllegalStateException when the clock is before 1970 or after 10889, which 48 bits cannot
   *     hold
   */
  public UUID next() {
    long millis = clock.millis();
    if (millis < 0 || millis > MAX_MILLIS) {
      throw new IllegalStateException("the clock is outside the range of UUIDv7: " + millis);
    }
    long fresh = (millis << COUNTER_BITS) | random.nextInt(COUNTER_START_BOUND);
    long stamp =
        last.updateAndGet(previous -> (previous >>> COUNTER_BITS) >= millis ? previous + 1 : fresh);
    long counter = stamp & ((1L << COUNTER_BITS) - 1);
    long high = (stamp >>> COUNTER_BITS << 16) | 0x7000L | counter;
    long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
