package dev.tenancy.http.limits;

import java.time.Duration;

/**
 * How many requests a tenant may make on a node.
 *
 * @param requests that may come at once; they are given again evenly, within the window
 * @param window the time that it takes until all of them are there again
 */
public record Quota(long requests, Duration window) {
  private static final long MOST_REQUESTS = 1_000_000_000;
  /** The longest window. */
  static final Duration LONGEST_WINDOW = Duration.ofDays(1);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when one is too small or too large
   */
  public Quota {
    if (requests < 1 || requests > MOST_REQUESTS) {
      throw new IllegalArgumentException("must allow 1 to " + MOST_REQUESTS + " requests");
    }
    if (window.toSeconds() < 1 || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "must be for 1 to " + LONGEST_WINDOW.toSeconds() + " seconds");
    }
  }
}
