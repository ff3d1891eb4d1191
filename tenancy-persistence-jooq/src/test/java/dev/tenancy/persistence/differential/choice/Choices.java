package dev.tenancy.persistence.differential.choice;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A stream of small decisions that is recorded while it is drawn. What a generator builds depends on
 * nothing else, so the same stream builds the same thing again, and a shorter or smaller stream
 * something simpler: 0 is always the simplest answer, and the answer to every question after the end.
 */
public final class Choices {
  private static final int MANY = 4_000;

  private final @Nullable SplittableRandom random;
  private int[] decisions;
  private int count;

  private Choices(@Nullable SplittableRandom random, int[] decisions) {
    this.random = random;
    this.decisions = decisions;
  }

  /** Draws new decisions. */
  public static Choices random(long seed) {
    return new Choices(new SplittableRandom(seed), new int[64]);
  }

  /** Repeats decisions that were {@linkplain #made() made} before, or a variation of them. */
  public static Choices replay(int... decisions) {
    return new Choices(null, decisions);
  }

  /** A number from 0 to below the bound. */
  public int below(int bound) {
    int index = count++;
    if (random == null) {
      return index < decisions.length ? Math.floorMod(decisions[index], bound) : 0;
    }
    if (index == decisions.length) {
      decisions = Arrays.copyOf(decisions, 2 * index);
    }
    // A statement that has become this large is brought to its end.
    decisions[index] = index < MANY ? random.nextInt(bound) : 0;
    return decisions[index];
  }

  /** Whether something that is to happen in so many cases of a hundred happens. */
  public boolean chance(int percent) {
    return below(100) >= 100 - percent;
  }

  /** One of several, of which the first is the simplest. */
  public <T> T of(List<T> several) {
    return several.get(below(several.size()));
  }

  /** One of several, of which the first is the simplest. */
  @SafeVarargs
  public final <T> T of(T... several) {
    return several[below(several.length)];
  }

  /** The decisions so far. */
  public int[] made() {
    return Arrays.copyOf(decisions, Math.min(count, decisions.length));
  }
}
