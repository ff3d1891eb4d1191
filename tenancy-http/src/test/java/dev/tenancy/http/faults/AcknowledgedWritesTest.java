package dev.tenancy.http.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Answer;
import dev.tenancy.http.Awaiting;
import dev.tenancy.http.Caller;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes while the database goes away again and again. How many is up to the system property
 * {@code faults.writes}.
 */
@DisabledOnOs(OS.WINDOWS)
class AcknowledgedWritesTest {
  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgedWritesTest.class);
  private static final List<Fault> KINDS_OF_FAULT = List.of(Fault.values());

  /** And one more: that sessions are terminated. */
  private static final int KINDS = KINDS_OF_FAULT.size() + 1;

  private static final int WRITES = Integer.getInteger("faults.writes", 1_000);
  private static final int THREADS = 8;

  /** Every fault comes at least once. */
  private static final int FAULTS = Math.max(2 * KINDS, WRITES / 400);

  private static final List<String> TENANTS = List.of("acme", "globex");
  private static final long PAUSE_NANOS = 20_000_000;

  @RegisterExtension
  static final Bench bench = new Bench();

  /** The id of the task that was acknowledged, by tenant and number. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();

  @Test
  void writes_areThereOnce_whenTheyWereAcknowledged() throws SQLException {
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int i = 0; i < THREADS; i++) {
        writers.add(CompletableFuture.runAsync(this::write, threads));
      }
      for (int fault = 0; fault < FAULTS; fault++) {
        int progress = WRITES / (FAULTS + 1) * (fault + 1);
        Awaiting.until(() -> acknowledged.size() >= progress || isDone(writers));
        inject(fault % KINDS);
      }
      writers.forEach(CompletableFuture::join);
    } finally {
      next.set(WRITES);
      threads.shutdown();
    }
    LOG.info("{} writes, {} faults, {} repeats", acknowledged.size(), FAULTS, repeats);
    assertThat(acknowledged).hasSize(WRITES);
    assertThat(repeats).hasPositiveValue();
    assertThat(stored()).isEqualTo(new TreeMap<>(acknowledged));
    assertThat(numberOf("tenancy.task")).isEqualTo(WRITES);
    assertThat(numberOf("tenancy.task_receipt")).isEqualTo(WRITES);
  }

  private void write() {
    for (int i = next.getAndIncrement(); i < WRITES; i = next.getAndIncrement()) {
      String slug = TENANTS.get(i % TENANTS.size());
      Caller caller = bench.tenant(slug).with("Idempotency-Key", "key-" + i);
      Answer answer = caller.post("/tasks", "{\"description\":\"" + i + "\"}");
      while (answer.response().statusCode() != 201) {
        assertThat(answer.response().statusCode()).as(answer.response().body()).isIn(409, 429, 503);
        repeats.incrementAndGet();
        LockSupport.parkNanos(PAUSE_NANOS);
        answer = caller.post("/tasks", "{\"description\":\"" + i + "\"}");
      }
      acknowledged.put(slug + " " + i, answer.text("id"));
    }
  }

  private void inject(int kind) {
    if (kind == KINDS_OF_FAULT.size()) {
      bench.server().terminateSessions();
      return;
    }
    int before = repeats.get();
    Fault fault = KINDS_OF_FAULT.get(kind);
    fault.begin(bench);
    try {
      Awaiting.until(() -> repeats.get() >= before + THREADS || next.get() >= WRITES);
    } finally {
      fault.end(bench);
    }
  }

  private static boolean isDone(List<CompletableFuture<Void>> writers) {
    return writers.stream().allMatch(CompletableFuture::isDone);
  }

  /** Each task's id, by tenant and number; fails when there are two of the same. */
  private static Map<String, String> stored() throws SQLException {
    Map<String, String> stored = new TreeMap<>();
    try (var connection = bench.server().superuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select slug || ' ' || description, task.id::text"
            + " from tenancy.task join tenancy.tenant on tenant.id = task.tenant_id")) {
      while (rows.next()) {
        assertThat(stored.put(rows.getString(1), rows.getString(2)))
            .as(rows.getString(1))
            .isNull();
      }
    }
    return stored;
  }

  private static int numberOf(String table) throws SQLException {
    try (var connection = bench.server().superuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
