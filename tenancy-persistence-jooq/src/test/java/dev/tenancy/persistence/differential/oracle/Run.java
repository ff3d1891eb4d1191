package dev.tenancy.persistence.differential.oracle;

import dev.tenancy.persistence.differential.choice.Choices;
import dev.tenancy.persistence.differential.choice.Shrinker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many statements, in rounds with rows of their own. Statement number i of a seed is the same whoever
 * runs it and however many are run.
 *
 * @param wall which walls are up
 * @param seed of everything
 * @param statements how many
 * @param setting how the shared database is reached
 */
public record Run(Wall wall, long seed, int statements, Setting setting) {
  private static final int ROUND = 200;
  private static final int ENOUGH = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Runs it on several pairs of databases at once. */
  public Summary on(List<Bench> benches) {
    Summary summary = new Summary();
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(benches.size());
    try {
      List<Future<?>> work = new ArrayList<>();
      for (Bench bench : benches) {
        work.add(threads.submit(() -> work(bench, next, summary)));
      }
      for (Future<?> each : work) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run broke off", e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return summary;
  }

  private void work(Bench bench, AtomicInteger next, Summary summary) {
    try (Oracle oracle = new Oracle(bench, wall, setting)) {
      for (int from = next.getAndAdd(ROUND); from < statements; from = next.getAndAdd(ROUND)) {
        oracle.fill(mix(seed, from));
        for (int i = from; i < Math.min(from + ROUND, statements); i++) {
          if (summary.differences().size() >= ENOUGH) {
            return;
          }
          judge(oracle, i, summary);
        }
      }
    }
  }

  private void judge(Oracle oracle, int index, Summary summary) {
    Choices choices = Choices.random(mix(seed ^ wall.name().hashCode(), index));
    try {
      Verdict verdict = oracle.judge(choices);
      summary.add(verdict);
      if (verdict.difference() != null) {
        summary.addDifference("wall " + wall + ", seed " + seed + ", statement " + index + ": "
            + smallest(oracle, choices));
      }
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "wall " + wall + ", seed " + seed + ", statement " + index, e);
    }
  }

  private static String smallest(Oracle oracle, Choices choices) {
    int[] decisions = Shrinker.shrink(
        choices.made(),
        candidate -> oracle.judge(Choices.replay(candidate)).difference() != null,
        PATIENCE);
    return oracle.judge(Choices.replay(decisions)).report();
  }

  private static long mix(long seed, long index) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index).nextLong();
  }
}
