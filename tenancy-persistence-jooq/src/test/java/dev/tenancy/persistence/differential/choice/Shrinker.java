package dev.tenancy.persistence.differential.choice;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Makes a failing case smaller: leaves decisions out, in blocks and one by one, and lowers the rest,
 * as long as the case still fails. It knows nothing of what the decisions build, so whatever it finds
 * is a case that the generator could have drawn.
 */
public final class Shrinker {
  private final Predicate<int[]> fails;
  private final long deadline;
  private int[] best;

  private Shrinker(int[] failing, Predicate<int[]> fails, Duration patience) {
    this.best = failing;
    this.fails = fails;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /**
   * Shrinks.
   *
   * @param failing the decisions of a case that fails
   * @param fails whether the case that these decisions build fails as well
   * @param patience when to be content with what has been found so far
   * @return decisions that fail, no longer than the given ones
   */
  public static int[] shrink(int[] failing, Predicate<int[]> fails, Duration patience) {
    Shrinker shrinker = new Shrinker(failing, fails, patience);
    int[] before;
    do {
      before = shrinker.best;
      shrinker.leaveOut();
      shrinker.lower();
    } while (!Arrays.equals(before, shrinker.best) && shrinker.hasTime());
    return shrinker.best;
  }

  private void leaveOut() {
    for (int size = Math.max(1, best.length / 2); size > 0; size /= 2) {
      for (int from = best.length - size; from >= 0 && hasTime(); from -= size) {
        if (from + size <= best.length) {
          accept(without(from, size));
        }
      }
    }
  }

  private void lower() {
    for (int size = Math.max(1, best.length / 4); size > 0; size /= 2) {
      for (int from = 0; from + size <= best.length && hasTime(); from += size) {
        accept(with(from, size, 0));
      }
    }
    for (int at = 0; at < best.length && hasTime(); at++) {
      int low = 0;
      while (low < best[at] && hasTime()) {
        int middle = low + (best[at] - low) / 2;
        if (!accept(with(at, 1, middle))) {
          low = middle + 1;
        }
      }
    }
  }

  private boolean accept(int[] candidate) {
    if (Arrays.equals(candidate, best) || !fails.test(candidate)) {
      return false;
    }
    best = candidate;
    return true;
  }

  private int[] without(int from, int size) {
    int[] shorter = new int[best.length - size];
    System.arraycopy(best, 0, shorter, 0, from);
    System.arraycopy(best, from + size, shorter, from, best.length - from - size);
    return shorter;
  }

  private int[] with(int from, int size, int value) {
    int[] lowered = best.clone();
    Arrays.fill(lowered, from, from + size, value);
    return lowered;
  }

  private boolean hasTime() {
    return System.nanoTime() < deadline;
  }
}
