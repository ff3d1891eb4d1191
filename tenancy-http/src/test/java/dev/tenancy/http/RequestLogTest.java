package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestLogTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Pattern REQUEST_ID = Pattern.compile("X-Request-Id: (\\S+)");

  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @RegisterExtension
  static final CapturedLog log = new CapturedLog("tenancy.request");

  private final String requestId = UUID.randomUUID().toString();

  @Test
  void line_hasExactlyItsFields() {
    String slug = dev.tenancy.testkit.fixture.Fixtures.slug("t").value();
    String tenant = service
        .admin()
        .post("/tenants", "{\"slug\":\"" + slug + "\",\"name\":\"T\"}")
        .text("id");
    service
        .tenant(slug)
        .with("X-Request-Id", requestId)
        .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
        .get("/tasks?limit=1")
        .hasStatus(200);

    Map<String, Object> pairs = pairs(requestId);
    assertThat(pairs.remove("durationMs"))
        .isInstanceOfSatisfying(
            Double.class, millis -> assertThat(millis).isBetween(0.0, 20_000.0));
    assertThat(pairs)
        .isEqualTo(Map.of(
            "method",
            "GET",
            "route",
            "/tasks",
            "status",
            200,
            "tenant",
            tenant,
            "requestId",
            requestId,
            "traceId",
            TRACE));
  }

  @Test
  void line_isOneJsonObject_withItsPairsBesideTheRest() {
    service.anybody().with("X-Request-Id", requestId).get("/health/live").hasStatus(200);

    String line = CapturedLog.json(event(requestId));
    assertThat(line).endsWith("\n").containsOnlyOnce("\n");
    JsonNode json = JsonMapper.shared().readTree(line);
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder(
            "time",
            "message",
            "logger",
            "thread",
            "level",
            "method",
            "route",
            "status",
            "durationMs",
            "requestId");
    assertThat(json.get("time").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    assertThat(json.get("logger").stringValue()).isEqualTo("tenancy.request");
    assertThat(json.get("level").stringValue()).isEqualTo("INFO");
    assertThat(json.get("status").isIntegralNumber()).isTrue();
    assertThat(json.get("durationMs").isNumber()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere/at/all, 404, GET, -",
    "GET, /tasks/0199aaaa-0000-7000-8000-000000000001, 404, GET, /tasks/:id",
    "PUT, /tasks, 405, PUT, /tasks",
    "BREW, /tasks, 405, -, /tasks",
    "get, /tasks, 405, -, /tasks",
    "OPTIONS, /tasks, 204, OPTIONS, /tasks",
    "HEAD, /health/live, 200, HEAD, /health/live",
    "GET, /problems/invalid, 200, GET, /problems/:slug",
    "GET, /tenants/acme, 401, GET, /tenants/:tenant"
  })
  void line_namesTheRoute_neverThePath(
      String method, String path, int status, String loggedMethod, String route) {
    service
        .newTenant()
        .with("X-Request-Id", requestId)
        .send(method, path, BodyPublishers.noBody())
        .hasStatus(status);

    Map<String, Object> pairs = pairs(requestId);
    assertThat(pairs)
        .containsEntry("method", loggedMethod)
        .containsEntry("route", route)
        .containsEntry("status", status);
    assertThat(pairs.containsKey("tenant")).isEqualTo(route.equals("/tasks/:id"));
  }

  @Test
  void line_hasNoTenant_whenThatIsUnknown() {
    service
        .tenant("nobody-at-all")
        .with("X-Request-Id", requestId)
        .get("/tasks")
        .isProblem(404, "tenant-unknown");

    assertThat(pairs(requestId))
        .containsOnlyKeys("method", "route", "status", "durationMs", "requestId")
        .containsEntry("route", "/tasks")
        .containsEntry("status", 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/%zz|400|-|-",
        "GET|/a b|400|-|-",
        "BREW|/a b|400|-|-",
        "POST|/tasks|413|POST|-",
      })
  void refusalOfTheServer_isLogged(
      String method, String path, int status, String loggedMethod, String route)
      throws IOException {
    String answer = service.anybody().with("Content-Length", "1000000").sendRaw(method, path, "");
    Matcher id = REQUEST_ID.matcher(answer);
    assertThat(id.find()).isTrue();

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(pairs(id.group(1)))
        .containsOnlyKeys("method", "route", "status", "durationMs", "requestId")
        .containsEntry("method", loggedMethod)
        .containsEntry("route", route)
        .containsEntry("status", status);
  }

  @Test
  void nothingThatTheCallerWrites_isInAnyLine() throws IOException {
    String secret = "s3cr3t";
    Caller acme = service
        .newTenant()
        .with("Authorization", "Bearer " + secret)
        .with("Cookie", secret)
        .with("User-Agent", secret)
        .with("traceparent", secret)
        .with("X-Request-Id", secret + " and more");
    acme.get("/tasks?cursor=" + secret).hasStatus(400);
    acme.get("/tasks/" + secret + "?" + secret).hasStatus(404);
    acme.get("/" + secret).hasStatus(404);
    acme.post("/tasks", "{\"description\":\"" + secret + "\"}").hasStatus(201);
    acme.post("/tasks", "{\"" + secret + "\":1}").hasStatus(422);
    acme.send(secret, "/tasks", BodyPublishers.noBody()).hasStatus(405);
    service.tenant(secret).get("/tasks").hasStatus(404);
    service.admin().get("/tenants/" + secret).hasStatus(404);
    acme.sendRaw("GET", "/" + secret + "%zz", "");
    acme.sendRaw(secret, "/%zz", "");
    acme.sendRaw("GET", "/ HTTP/1.1\r\nX: " + secret + "\r\n" + secret, "");
    service.anybody().with("X-Request-Id", requestId).get("/health/live");
    event(requestId);

    List<String> lines = log.events().stream().map(CapturedLog::json).toList();
    assertThat(lines).hasSizeGreaterThan(12);
    assertThat(lines).noneMatch(line -> line.contains(secret));
    assertThat(lines).noneMatch(line -> line.contains(ServiceExtension.ADMIN_TOKEN));
  }

  private static Map<String, Object> pairs(String requestId) {
    return CapturedLog.pairs(event(requestId));
  }

  private static ILoggingEvent event(String requestId) {
    List<ILoggingEvent> lines = log.await("requestId", requestId);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }
}
