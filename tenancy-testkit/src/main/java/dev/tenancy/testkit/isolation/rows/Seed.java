package dev.tenancy.testkit.isolation.rows;

import java.util.Random;
import java.util.UUID;

/**
 * What tells the values of one row from those of all others.
 *
 * @param mark stands in texts, to be found again wherever they come out
 * @param number differs from row to row
 */
record Seed(String mark, int number) {
  /** A text that no other row has, and that begins otherwise than theirs. */
  String text() {
    return Integer.toString(number, Character.MAX_RADIX) + "-" + mark;
  }

  UUID uuid() {
    Random random = random();
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** The same for the same seed, so that a run can be repeated. */
  Random random() {
    return new Random(31L * mark.hashCode() + number);
  }
}
