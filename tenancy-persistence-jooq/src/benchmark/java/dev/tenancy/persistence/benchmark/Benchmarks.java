package dev.tenancy.persistence.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the three ways in turn, as often as there are rounds, and prints the medians, and the
 * medians of the rounds' ratios as lines {@code ratio NAME VALUE}.
 *
 * <p>System properties: {@code benchmark.rounds} (3), {@code benchmark.seconds} that each way is
 * measured in a round (10), {@code benchmark.warmup} in seconds before that (60: with eight threads, the
 * compiler is late), {@code benchmark.only} (read, page, insert).
 */
public final class Benchmarks {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
  private static final int SECONDS = Integer.getInteger("benchmark.seconds", 10);
  private static final int WARMUP = Integer.getInteger("benchmark.warmup", 60);

  private Benchmarks() {}

  /** Runs all of it. */
  public static void main(String[] args) throws IOException, RunnerException {
    List<String> acts =
        List.of(System.getProperty("benchmark.only", "read,page,insert").split(","));
    try (BenchmarkDatabase database = new BenchmarkDatabase()) {
      for (String act : acts) {
        Map<Walls.Way, List<Double>> scores = new EnumMap<>(Walls.Way.class);
        for (int round = 0; round < ROUNDS; round++) {
          for (Walls.Way way : Walls.Way.values()) {
            scores.computeIfAbsent(way, key -> new ArrayList<>()).add(measure(act, way, database));
          }
        }
        print(act, scores);
      }
    }
  }

  private static double measure(String act, Walls.Way way, BenchmarkDatabase database)
      throws RunnerException {
    return new Runner(new OptionsBuilder()
            .include(TaskBenchmark.class.getSimpleName() + "\\." + act + "$")
            .param("way", way.name())
            .forks(1)
            .warmupIterations(1)
            .warmupTime(TimeValue.seconds(WARMUP))
            .measurementIterations(2)
            .measurementTime(TimeValue.milliseconds(SECONDS * 500L))
            .jvmArgsAppend(
                database.jvmArgument(), "-Dorg.jooq.no-logo=true", "-Dorg.jooq.no-tips=true")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build())
        .runSingle()
        .getPrimaryResult()
        .getScore();
  }

  private static void print(String act, Map<Walls.Way, List<Double>> scores) {
    scores.forEach((way, each) -> System.out.printf(
        Locale.ROOT, "%s %s per second: %s, median %.0f%n", act, way, rounded(each), median(each)));
    ratio("bound-" + act + "-vs-textbook-rls", scores, Walls.Way.TEXTBOOK);
    ratio("bound-" + act + "-vs-plain-jooq", scores, Walls.Way.PLAIN);
  }

  /** Of each round first: what else the machine does changes more from round to round than within. */
  private static void ratio(String name, Map<Walls.Way, List<Double>> scores, Walls.Way other) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ratios.add(scores.get(Walls.Way.BOUND).get(round) / scores.get(other).get(round));
    }
    System.out.printf(Locale.ROOT, "ratio %s %.2f%n", name, median(ratios));
  }

  private static List<Long> rounded(List<Double> scores) {
    return scores.stream().map(Math::round).toList();
  }

  private static double median(List<Double> scores) {
    List<Double> sorted = new ArrayList<>(scores);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
