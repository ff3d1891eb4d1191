package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is sent twice under one key happens once. */
class IdempotencyTest {
  private static final String PAINT = "{\"description\":\"Paint\"}";

  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  private final String slug = service.newSlug();
  private final Caller acme = service.tenant(slug);
  private final String key = UUID.randomUUID().toString();

  @Test
  void repeat_getsTheFirstAnswerAgain_whateverHasBecomeOfTheTask() {
    Answer first = acme.with("Idempotency-Key", key).post("/tasks", PAINT).hasStatus(201);
    acme.patch(first.header("Location"), "{\"completed\":true}").hasStatus(200);
    Answer again = acme.with("Idempotency-Key", key).post("/tasks", PAINT).hasStatus(201);

    assertThat(again.response().body()).isEqualTo(first.response().body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(acme.get("/tasks").texts("id")).hasSize(1);
    acme.post("/tasks", PAINT).hasStatus(201);
    assertThat(acme.get("/tasks").texts("id")).hasSize(2);
  }

  @Test
  void key_isTheSame_withQuotationMarksAndWithout() {
    Answer first = acme.with("Idempotency-Key", "a b").post("/tasks", PAINT).hasStatus(201);

    assertThat(acme.with("Idempotency-Key", "\"a b\"").post("/tasks", PAINT).text("id"))
        .isEqualTo(first.text("id"));
  }

  @Test
  void key_mayHaveQuotationMarksInIt_whenTheyAreEscaped() {
    acme.with("Idempotency-Key", "\"a\\\"b\\\\c\"").post("/tasks", PAINT).hasStatus(201);

    acme.with("Idempotency-Key", "\"a\\\"b\\\\c\"").post("/tasks", PAINT).hasStatus(201);
    assertThat(acme.get("/tasks").texts("id")).hasSize(1);
  }

  @Test
  void otherRequest_isRefused_underTheSameKey() {
    acme.with("Idempotency-Key", key).post("/tasks", PAINT).hasStatus(201);
    acme.with("Idempotency-Key", key)
        .post("/tasks", "{\"description\":\"Other\"}")
        .isProblem(422, "invalid");

    assertThat(acme.get("/tasks").texts("description")).containsExactly("Paint");
  }

  @Test
  void invalidRequest_doesNotUseTheKeyUp() {
    acme.with("Idempotency-Key", key).post("/tasks", "{}").isProblem(422, "invalid");

    acme.with("Idempotency-Key", key).post("/tasks", PAINT).hasStatus(201);
  }

  @Test
  void key_isAnotherOne_forAnotherTenant() {
    Caller globex = service.newTenant();
    Answer acmes = acme.with("Idempotency-Key", key).post("/tasks", PAINT).hasStatus(201);
    Answer globexs = globex
        .with("Idempotency-Key", key)
        .post("/tasks", "{\"description\":\"Globex's\"}")
        .hasStatus(201);

    assertThat(globexs.text("id")).isNotEqualTo(acmes.text("id"));
    assertThat(globex.get("/tasks").texts("description")).containsExactly("Globex's");
    assertThat(acme.get("/tasks").texts("description")).containsExactly("Paint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "\"a", "a\"b", "\"a\\b\"", "\"\""})
  void key_isMalformed(String wrong) {
    acme.with("Idempotency-Key", wrong).post("/tasks", PAINT).isProblem(400, "malformed-request");
    acme.with("Idempotency-Key", "a".repeat(256))
        .post("/tasks", PAINT)
        .isProblem(400, "malformed-request");
    acme.with("Idempotency-Key", key)
        .with("Idempotency-Key", key)
        .post("/tasks", PAINT)
        .isProblem(400, "malformed-request");

    assertThat(acme.get("/tasks").texts("id")).isEmpty();
  }

  @Test
  void requests_haveOneEffect_whenTheyComeAtOnceToTwoNodes() {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try (Node second = Node.start(service.configuration())) {
      Caller onSecond = second.anybody().with("X-Tenant-ID", slug);
      for (int round = 1; round <= 25; round++) {
        String shared = UUID.randomUUID().toString();
        CyclicBarrier start = new CyclicBarrier(6);
        List<CompletableFuture<Answer>> running = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          Caller caller = (i % 2 == 0 ? acme : onSecond).with("Idempotency-Key", shared);
          running.add(CompletableFuture.supplyAsync(() -> post(caller, start), threads));
        }

        assertThat(running.stream().map(CompletableFuture::join))
            .allSatisfy(answer -> answer.hasStatus(201))
            .extracting(answer -> answer.response().body())
            .containsOnly(running.get(0).join().response().body());
        assertThat(acme.get("/tasks").texts("id")).hasSize(round);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void request_isInConflict_whenItsFirstDoesNotComeToAnEnd() throws Exception {
    try (Connection keeper = service.postgres().superuser().getConnection()) {
      keeper.setAutoCommit(false);
      try (PreparedStatement insert = keeper.prepareStatement("insert into tenancy.task_receipt"
          + " select id, ?, id, now(), repeat('a', 64) from tenancy.tenant where slug = ?")) {
        insert.setString(1, key);
        insert.setString(2, slug);
        insert.execute();
      }

      Answer answer = acme.with("Idempotency-Key", key).post("/tasks", PAINT);
      answer.isProblem(409, "idempotency-conflict");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      keeper.rollback();
    }
    acme.with("Idempotency-Key", key).post("/tasks", PAINT).hasStatus(201);
  }

  private static Answer post(Caller caller, CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return caller.post("/tasks", PAINT);
  }
}
