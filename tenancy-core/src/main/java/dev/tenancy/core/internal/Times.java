package dev.tenancy.core.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as every store and every wire format can hold them. */
public final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Times() {}

  /**
   * Cuts to microseconds, the precision of PostgreSQL's {@code timestamptz}, so that a value that
   * was stored equals the value that is read back.
   *
   * @throws IllegalArgumentException when the year is outside 1 to 9999, the range of RFC 3339
   */
  public static Instant micros(Instant instant, String what) {
    Instant cut = instant.truncatedTo(ChronoUnit.MICROS);
    if (cut.isBefore(FIRST) || cut.isAfter(LAST)) {
      throw new IllegalArgumentException(what + " must be in the years 1 to 9999");
    }
    return cut;
  }
}
