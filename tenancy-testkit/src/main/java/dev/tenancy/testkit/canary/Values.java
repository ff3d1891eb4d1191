package dev.tenancy.testkit.canary;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What is planted. Nobody meets the like of it by chance: each has 47 random bits or more. */
record Values(String text, UUID uuid, long number) {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final long SMALLEST_OF_15_DIGITS = 100_000_000_000_000L;

  static Values from(RandomGenerator random) {
    String text = random
        .ints(10, 0, LETTERS.length())
        .mapToObj(i -> LETTERS.substring(i, i + 1))
        .collect(Collectors.joining("", "canary", ""));
    long versionFour = (random.nextLong() & ~0xf000L) | 0x4000L;
    long variant = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new Values(
        text,
        new UUID(versionFour, variant),
        random.nextLong(SMALLEST_OF_15_DIGITS, 10 * SMALLEST_OF_15_DIGITS));
  }

  List<String> marks() {
    return List.of(text, uuid.toString(), uuid.toString().replace("-", ""), Long.toString(number));
  }
}
