package dev.tenancy.persistence.benchmark;

import static dev.tenancy.persistence.schema.Tables.TASK;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jooq.Condition;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;

/** What a service does most, as ordinary jOOQ code, for a random tenant each time. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(BenchmarkDatabase.THREADS)
public class TaskBenchmark {
  private static final int PAGE = 20;

  /** One task by its primary key. */
  @Benchmark
  public String read(Walls walls) {
    UUID tenant = tenant();
    UUID id = BenchmarkDatabase.id(1 + random(BenchmarkDatabase.TASKS));
    return walls.run(
        tenant,
        dsl -> dsl.select(
                TASK.ID, TASK.DESCRIPTION, TASK.CREATED_AT, TASK.COMPLETED_AT, TASK.VERSION)
            .from(TASK)
            .where(ofTenant(walls, tenant))
            .and(TASK.ID.eq(id))
            .fetchSingle(row -> row.get(TASK.DESCRIPTION)));
  }

  /** The newest twenty tasks. */
  @Benchmark
  public List<String> page(Walls walls) {
    UUID tenant = tenant();
    return walls.run(
        tenant,
        dsl -> dsl.select(
                TASK.ID, TASK.DESCRIPTION, TASK.CREATED_AT, TASK.COMPLETED_AT, TASK.VERSION)
            .from(TASK)
            .where(ofTenant(walls, tenant))
            .orderBy(TASK.CREATED_AT.desc(), TASK.ID.desc())
            .limit(PAGE)
            .fetch(row -> row.get(TASK.DESCRIPTION)));
  }

  /** A new task. */
  @Benchmark
  public int insert(Walls walls) {
    UUID tenant = tenant();
    return walls.run(tenant, dsl -> {
      var insert = dsl.insertInto(TASK)
          .set(TASK.ID, UUID.randomUUID())
          .set(TASK.DESCRIPTION, "A new task")
          // Older than all others, so that the newest page stays the same.
          .set(TASK.CREATED_AT, Instant.EPOCH)
          .set(TASK.VERSION, 1L);
      return (walls.stampsRows() ? insert : insert.set(TASK.TENANT_ID, tenant)).execute();
    });
  }

  private static Condition ofTenant(Walls walls, UUID tenant) {
    return walls.isPlain() ? TASK.TENANT_ID.eq(tenant) : noCondition();
  }

  private static UUID tenant() {
    return BenchmarkDatabase.id(1 + random(BenchmarkDatabase.TENANTS));
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }
}
