package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a tenant may take of a node. */
class LimitsTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension(Map.of(
      "TENANCY_RATE_LIMITS", "standard=40/3600,few=3/3600,none=1000000/1",
      "TENANCY_TENANT_CONNECTIONS", "2"));

  @Test
  void requests_areCounted_byTenantAndPlan_andRefusedWhenThereAreTooMany() {
    Caller acme = tenant("few");
    Caller globex = tenant("few");
    Answer first = acme.get("/tasks").hasStatus(200);

    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"few\";q=3;w=3600");
    assertThat(first.header("RateLimit")).isEqualTo("\"few\";r=2;t=1200");
    assertThat(acme.get("/tasks").hasStatus(200).header("RateLimit"))
        .isEqualTo("\"few\";r=1;t=2400");
    acme.get("/tasks/x").isProblem(404, "not-found");
    Answer refused = acme.post("/tasks", "{\"description\":\"Too much\"}");
    refused.isProblem(429, "rate-limited");
    assertThat(refused.header("RateLimit")).startsWith("\"few\";r=0;t=3");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1100, 1200);
    globex.get("/tasks").hasStatus(200);
    assertThat(globex.get("/tasks").header("RateLimit")).startsWith("\"few\";r=1;");
  }

  @Test
  void otherPlan_isInForceAtOnce() {
    String slug = newSlug("few");
    Caller acme = service.tenant(slug);
    for (int i = 0; i < 3; i++) {
      acme.get("/tasks").hasStatus(200);
    }
    acme.get("/tasks").isProblem(429, "rate-limited");

    service.admin().patch("/tenants/" + slug, "{\"plan\":\"standard\"}").hasStatus(200);
    assertThat(acme.get("/tasks").hasStatus(200).header("RateLimit"))
        .startsWith("\"standard\";r=39;");
  }

  @Test
  void tenant_takesNoMoreThanItsShareOfConnections_whenItsRequestsAreSlow() throws Exception {
    String slug = newSlug("none");
    Caller acme = service.tenant(slug);
    Caller globex = tenant("none");
    String task = acme.post("/tasks", "{\"description\":\"Locked\"}").header("Location");
    ExecutorService threads = Executors.newFixedThreadPool(30);
    try (Connection keeper = service.postgres().superuser().getConnection()) {
      keeper.setAutoCommit(false);
      lockTasksOf(slug, keeper);
      List<CompletableFuture<Answer>> flood = IntStream.range(0, 30)
          .mapToObj(i -> CompletableFuture.supplyAsync(
              () -> acme.patch(task, "{\"completed\":true}"), threads))
          .toList();
      while (flood.stream().filter(CompletableFuture::isDone).count() < 20) {
        assertThat(waitingForALock(keeper)).isLessThanOrEqualTo(2);
        globex.get("/tasks").hasStatus(200);
        globex.post("/tasks", "{\"description\":\"Goes on\"}").hasStatus(201);
      }
      keeper.rollback();

      List<Integer> statuses =
          flood.stream().map(answer -> answer.join().response().statusCode()).toList();
      assertThat(statuses).contains(429).containsAnyOf(200, 503).doesNotContain(500);
      assertThat(statuses.stream().filter(status -> status == 429).count())
          .isGreaterThanOrEqualTo(24);
    } finally {
      threads.shutdownNow();
    }
    acme.patch(task, "{\"completed\":true}").hasStatus(200);
  }

  private static void lockTasksOf(String slug, Connection keeper) throws SQLException {
    try (PreparedStatement statement = keeper.prepareStatement("select 1 from tenancy.task"
        + " where tenant_id = (select id from tenancy.tenant where slug = ?) for update")) {
      statement.setString(1, slug);
      statement.execute();
    }
  }

  private static int waitingForALock(Connection connection) throws SQLException {
    try (var rows = connection
        .createStatement()
        .executeQuery("select count(*) from pg_stat_activity where usename = 'tenancy_app'"
            + " and datname = current_database() and wait_event_type = 'Lock'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Caller tenant(String plan) {
    return service.tenant(newSlug(plan));
  }

  private static String newSlug(String plan) {
    String slug = service.newSlug();
    service.admin().patch("/tenants/" + slug, "{\"plan\":\"" + plan + "\"}").hasStatus(200);
    return slug;
  }
}
