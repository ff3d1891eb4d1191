package dev.tenancy.http.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A mixed load for a long time: the heap after a collection, the threads and the connections must stay as
 * they are, and every answer must be one of the contract's.
 */
public final class Soak {
  private static final int TENANTS = 10;
  private static final int CALLERS = 8;

  /** What a sane client gets of this load: tasks that are gone, versions that are old, too much at once. */
  private static final Set<Integer> EXPECTED = Set.of(200, 201, 204, 304, 404, 412, 422, 429);

  private final Stage stage;
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private final long end;

  private Soak(Stage stage, long end) {
    this.stage = stage;
    this.end = end;
  }

  /** Prints a line each minute, and fails when an answer was not expected. */
  public static void main(String[] args) throws Exception {
    int minutes = Integer.getInteger("benchmark.minutes", 30);
    try (Stage stage = Stage.set(Map.of("TENANCY_RATE_LIMITS", "*=3000/60"))) {
      for (int i = 0; i < TENANTS; i++) {
        stage.provision("tenant-" + i, "standard");
      }
      new Soak(stage, System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes)).run();
    }
  }

  private void run() throws SQLException, InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      int seed = i;
      running.add(threads.submit(() -> call(new Random(seed))));
    }
    threads.shutdown();
    System.out.println("minute answers heap-MiB threads connections");
    for (int minute = 0; !threads.awaitTermination(1, TimeUnit.MINUTES); minute++) {
      report(minute + 1);
    }
    for (Future<?> each : running) {
      each.get();
    }
    synchronized (statuses) {
      System.out.println("answers by status: " + statuses);
      if (!EXPECTED.containsAll(statuses.keySet())) {
        throw new IllegalStateException("there were other answers than " + EXPECTED);
      }
    }
  }

  private Object call(Random random) throws IOException, InterruptedException {
    List<String> tasks = new ArrayList<>();
    while (System.nanoTime() < end) {
      String tenant = "tenant-" + random.nextInt(TENANTS);
      String task = tasks.isEmpty() ? "/tasks/x" : tasks.get(random.nextInt(tasks.size()));
      switch (random.nextInt(10)) {
        case 0, 1 -> {
          HttpResponse<String> created =
              send(tenant, "POST", "/tasks", "{\"description\":\"Task\"}");
          created.headers().firstValue("Location").ifPresent(tasks::add);
        }
        case 2 -> send(tenant, "PATCH", task, "{\"completed\":true}");
        case 3 -> {
          send(tenant, "DELETE", task, "");
          tasks.remove(task);
        }
        case 4 -> send(tenant, "POST", "/tasks", "{\"description\":\"\"}");
        case 5, 6 -> send(tenant, "GET", task, "");
        default -> send(tenant, "GET", "/tasks?limit=20", "");
      }
    }
    return "";
  }

  private HttpResponse<String> send(String tenant, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = stage.send(tenant, method, path, body);
    synchronized (statuses) {
      statuses.merge(answer.statusCode(), 1L, Long::sum);
    }
    return answer;
  }

  private void report(int minute) throws SQLException {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    long answers;
    synchronized (statuses) {
      answers = statuses.values().stream().mapToLong(Long::longValue).sum();
    }
    System.out.printf(
        "%d %d %d %d %d%n",
        minute, answers, heap, ManagementFactory.getThreadMXBean().getThreadCount(), connections());
  }

  private int connections() throws SQLException {
    try (Connection connection = stage.connect();
        ResultSet rows = connection
            .createStatement()
            .executeQuery("select count(*) from pg_stat_activity where usename like 'tenancy%'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
