package dev.tenancy.http.faults;

import dev.tenancy.http.Answer;
import dev.tenancy.http.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Two tenants that read and write all the time, in several threads each. */
final class Load implements AutoCloseable {
  private static final int THREADS = 12;
  private static final long PAUSE_NANOS = 5_000_000;

  private final Queue<Served> served = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<CompletableFuture<Void>> ends = new ArrayList<>();
  private volatile boolean stopped;

  private Load() {}

  static Load on(Bench bench) {
    Load load = new Load();
    for (int i = 0; i < THREADS; i++) {
      Caller caller = bench.tenant(i % 2 == 0 ? "acme" : "globex");
      load.ends.add(CompletableFuture.runAsync(() -> load.run(caller), load.threads));
    }
    return load;
  }

  /** What was answered so far. */
  List<Served> served() {
    return List.copyOf(served);
  }

  /** How many were answered so with a status, of those that were sent since. */
  long count(int status, long since) {
    return served.stream()
        .filter(one -> one.status() == status && one.sentNanos() >= since)
        .count();
  }

  /** Sends no more, and waits for all answers. */
  @Override
  public void close() {
    stopped = true;
    threads.shutdown();
    CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
  }

  private void run(Caller caller) {
    for (int i = 0; !stopped; i++) {
      String path = "/tasks/" + UUID.randomUUID();
      switch (i % 3) {
        case 0 -> send(() -> caller.get("/tasks?limit=3"));
        case 1 -> send(() -> caller.get(path));
        default ->
          send(() -> caller
              .with("Idempotency-Key", path)
              .post("/tasks", "{\"description\":\"Under load\"}"));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void send(Supplier<Answer> request) {
    long sent = System.nanoTime();
    Answer answer = request.get();
    if (answer.response().statusCode() == 503) {
      answer.isProblem(503, "unavailable");
      if (!answer.header("Retry-After").equals("1")) {
        throw new AssertionError("Retry-After: " + answer.header("Retry-After"));
      }
    }
    served.add(new Served(sent, System.nanoTime(), answer.response().statusCode()));
  }

  /** One answer. */
  record Served(long sentNanos, long answeredNanos, int status) {
    long millis() {
      return (answeredNanos - sentNanos) / 1_000_000;
    }
  }
}
