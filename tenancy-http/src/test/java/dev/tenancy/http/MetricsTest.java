package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  private static final Pattern ROUTE = Pattern.compile("route=\"([^\"]*)\"");
  private static final Pattern METHOD = Pattern.compile("method=\"([^\"]*)\"");

  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @Test
  void metrics_areOpenToTheAdministratorAndToWhoCollectsThem() {
    for (String token : List.of(ServiceExtension.ADMIN_TOKEN, ServiceExtension.METRICS_TOKEN)) {
      Answer answer = service
          .anybody()
          .with("Authorization", "Bearer " + token)
          .get("/metrics")
          .hasStatus(200);

      assertThat(answer.header("Content-Type"))
          .isEqualToIgnoringCase("text/plain; version=0.0.4; charset=utf-8");
      assertThat(answer.response().body())
          .contains("# TYPE http_server_requests_seconds histogram");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Basic another-token-for-the-metrics"})
  void metrics_areClosedToOthers(String authorization) {
    Answer answer = service
        .newTenant()
        .with("Authorization", authorization)
        .get("/metrics")
        .isProblem(401, "unauthenticated");

    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    service.anybody().get("/metrics").isProblem(401, "unauthenticated");
  }

  @Test
  void metricsToken_opensNothingElse() {
    collector().get("/tenants").isProblem(401, "unauthenticated");
    collector().get("/metrics").hasStatus(200);
  }

  @Test
  void requests_areTimed_byMethodRouteAndStatus() {
    Caller acme = service.newTenant();
    String series =
        "http_server_requests_seconds_count{method=\"GET\",route=\"/tasks/:id\",status=\"404\"}";
    double before = metrics().getOrDefault(series, 0.0);
    acme.get("/tasks/" + UUID.randomUUID()).hasStatus(404);
    acme.get("/tasks/" + UUID.randomUUID()).hasStatus(404);

    Awaiting.until(() -> metrics().getOrDefault(series, 0.0) == before + 2);
    Map<String, Double> metrics = metrics();
    String labels = "{method=\"GET\",route=\"/tasks/:id\",status=\"404\"";
    assertThat(metrics)
        .containsKey("http_server_requests_seconds_sum" + labels + "}")
        .containsKey("http_server_requests_seconds_max" + labels + "}")
        .containsKey("http_server_requests_seconds_bucket" + labels + ",le=\"0.001\"}")
        .containsEntry(
            "http_server_requests_seconds_bucket" + labels + ",le=\"+Inf\"}", before + 2);
  }

  @Test
  void labels_haveFewValues_whateverIsSent() throws Exception {
    Caller acme = service.newTenant();
    for (int i = 0; i < 20; i++) {
      acme.get("/nowhere/" + UUID.randomUUID()).hasStatus(404);
      acme.get("/tasks/" + UUID.randomUUID() + "?q=" + i).hasStatus(404);
      acme.send("BREW" + i, "/tasks", BodyPublishers.noBody()).hasStatus(405);
      acme.send("BREW" + i, "/nowhere" + i, BodyPublishers.noBody()).hasStatus(404);
      acme.sendRaw("ODD" + i, "/%zz" + i, "");
    }

    Awaiting.until(
        () -> metrics().keySet().stream().anyMatch(line -> line.contains("status=\"400\"")));
    TreeSet<String> methods = new TreeSet<>();
    TreeSet<String> routes = new TreeSet<>();
    for (String line : metrics().keySet()) {
      if (line.startsWith("http_server_requests_seconds_count")) {
        methods.add(only(METHOD, line));
        routes.add(only(ROUTE, line));
      }
    }
    assertThat(methods).contains("-", "GET").isSubsetOf("-", "GET", "POST");
    assertThat(routes)
        .contains("-", "/tasks")
        .isSubsetOf("-", "/metrics", "/tasks", "/tasks/:id", "/tenants");
  }

  @Test
  void requestsOfATenant_areCountedUnderItsId() {
    String slug = dev.tenancy.testkit.fixture.Fixtures.slug("busy").value();
    String id = service
        .admin()
        .post("/tenants", "{\"slug\":\"" + slug + "\",\"name\":\"T\"}")
        .text("id");
    String series = "tenancy_requests_total{tenant=\"" + id + "\"}";
    for (int i = 0; i < 60; i++) {
      service.tenant(slug).get("/tasks").hasStatus(200);
    }

    Awaiting.until(() -> metrics().getOrDefault(series, 0.0) >= 30);
    assertThat(metrics()).containsKey("tenancy_requests_total{tenant=\"other\"}");
    assertThat(metrics().toString()).doesNotContain(slug);
  }

  @Test
  void poolsAndTheVirtualMachine_areMeasured() {
    assertThat(metrics().keySet())
        .contains(
            "hikaricp_connections{pool=\"tenancy_app\"}",
            "hikaricp_connections_active{pool=\"tenancy_app\"}",
            "hikaricp_connections_pending{pool=\"tenancy_control\"}",
            "hikaricp_connections_max{pool=\"tenancy_control\"}",
            "jvm_threads_live_threads",
            "jvm_gc_memory_allocated_bytes_total",
            "process_uptime_seconds")
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""));
    // The one that asks is under way; the one before may not be over yet.
    Awaiting.until(() -> metrics().get("http_server_requests_active") == 1.0);
  }

  private static Caller collector() {
    return service.anybody().with("Authorization", "Bearer " + ServiceExtension.METRICS_TOKEN);
  }

  /** Each series with its value. */
  private static Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>();
    collector()
        .get("/metrics")
        .hasStatus(200)
        .response()
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          int end = line.lastIndexOf(' ');
          metrics.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
        });
    return metrics;
  }

  private static String only(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    assertThat(matcher.find()).as(line).isTrue();
    return matcher.group(1);
  }
}
