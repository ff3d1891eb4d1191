package dev.tenancy.http.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One tenant sends twenty times as much as it may, all of it slow, while others go about their work: how
 * much does their 99th percentile change? Rounds with and without the noise, in turn.
 */
public final class NoisyNeighbour {
  private static final int QUIET_TENANTS = 4;
  private static final int QUIET_RATE = 25; // requests of each in a second
  private static final int NOISY_LIMIT = 50;
  private static final int NOISY_RATE = 20 * NOISY_LIMIT;

  private final Stage stage;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Integer, Integer> noise = new TreeMap<>();
  private final String locked;

  private NoisyNeighbour(Stage stage, String locked) {
    this.stage = stage;
    this.locked = locked;
  }

  /** Prints a line for each round, and the ratio of the medians. */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.getInteger("benchmark.rounds", 5);
    int seconds = Integer.getInteger("benchmark.seconds", 20);
    Map<String, String> settings =
        Map.of("TENANCY_RATE_LIMITS", "noisy=" + NOISY_LIMIT * 60 + "/60,*=1000000/60");
    try (Stage stage = Stage.set(settings);
        Connection keeper = stage.connect()) {
      stage.provision("noisy", "noisy");
      for (int i = 0; i < QUIET_TENANTS; i++) {
        stage.provision("quiet-" + i, "standard");
      }
      String task = stage
          .send("noisy", "POST", "/tasks", "{\"description\":\"Locked\"}")
          .headers()
          .firstValue("Location")
          .orElseThrow();
      lock(keeper);
      NoisyNeighbour benchmark = new NoisyNeighbour(stage, task);
      benchmark.round(seconds, false); // warms up
      benchmark.round(seconds, true);
      List<Double> alone = new ArrayList<>();
      List<Double> beside = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        alone.add(benchmark.round(seconds, false));
        beside.add(benchmark.round(seconds, true));
      }
      System.out.printf("noise was answered with %s%n", benchmark.noise);
      System.out.printf(
          "ratio p99-beside-a-noisy-neighbour %.2f%n", median(beside) / median(alone));
      keeper.rollback();
      benchmark.threads.shutdown();
    }
  }

  /** What changes the noisy tenant's task waits, and keeps its connection, until it is told to stop. */
  private static void lock(Connection keeper) throws SQLException {
    keeper.setAutoCommit(false);
    try (PreparedStatement lock =
        keeper.prepareStatement("select 1 from tenancy.task for update")) {
      lock.execute();
    }
  }

  private double round(int seconds, boolean noisy) throws InterruptedException {
    Latencies latencies = new Latencies();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < QUIET_TENANTS; i++) {
      String tenant = "quiet-" + i;
      running.add(threads.submit(() -> work(tenant, latencies, end)));
    }
    if (noisy) {
      running.add(threads.submit(() -> disturb(end)));
    }
    for (Future<?> each : running) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a tenant that is quiet was not served", e);
      }
    }
    System.out.printf(
        "%s: %d answers, median %.1f ms, p99 %.1f ms%n",
        noisy ? "beside a noisy neighbour" : "alone",
        latencies.count(),
        latencies.millis(0.5),
        latencies.millis(0.99));
    return latencies.millis(0.99);
  }

  private Object work(String tenant, Latencies latencies, long end)
      throws IOException, InterruptedException {
    long period = TimeUnit.SECONDS.toNanos(1) / QUIET_RATE;
    long due = System.nanoTime();
    for (int i = 0; due < end; i++, due += period) {
      waitFor(due);
      int status = (i % 5 == 0
              ? stage.send(tenant, "POST", "/tasks", "{\"description\":\"Task\"}")
              : stage.send(tenant, "GET", "/tasks?limit=20", ""))
          .statusCode();
      latencies.add(System.nanoTime() - due); // from when it was due, so that nothing is left out
      if (status != 200 && status != 201) {
        throw new IllegalStateException(tenant + " got " + status);
      }
    }
    return "";
  }

  private Object disturb(long end) {
    long period = TimeUnit.SECONDS.toNanos(1) / NOISY_RATE;
    for (long due = System.nanoTime(); due < end; due += period) {
      waitFor(due);
      stage.fire("noisy", "PATCH", locked, "{\"completed\":true}").thenAccept(this::count);
    }
    return "";
  }

  private void count(int status) {
    synchronized (noise) {
      noise.merge(status, 1, Integer::sum);
    }
  }

  private static void waitFor(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
