package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is named, with the right status, and nothing is stored. */
class BadInputTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  private Caller acme;
  private String task;

  @BeforeEach
  void createOneTask() {
    acme = service.newTenant();
    task = "/tasks/"
        + acme.post("/tasks", "{\"description\":\"Keep\"}").hasStatus(201).text("id");
  }

  @AfterEach
  void nothingWasStored() {
    assertThat(acme.get("/tasks").hasStatus(200).texts("description")).containsExactly("Keep");
    assertThat(acme.get(task).header("ETag")).isEqualTo("\"1\"");
  }

  static Stream<Arguments> bodies() {
    String long256 = "x".repeat(256);
    return Stream.of(
        // body, status, slug, pointer
        Arguments.of("", 400, "malformed-request", null),
        Arguments.of("  ", 400, "malformed-request", null),
        Arguments.of("{", 400, "malformed-request", null),
        Arguments.of("nonsense", 400, "malformed-request", null),
        Arguments.of("{\"description\":\"a\"} {}", 400, "malformed-request", null),
        Arguments.of(
            "{\"description\":\"a\",\"description\":\"b\"}", 400, "malformed-request", null),
        Arguments.of("{'description':'a'}", 400, "malformed-request", null),
        Arguments.of("{\"description\":\"a\nb\"}", 400, "malformed-request", null),
        Arguments.of("[".repeat(5_000), 400, "malformed-request", null),
        Arguments.of("[]", 422, "invalid", ""),
        Arguments.of("\"description\"", 422, "invalid", ""),
        Arguments.of("null", 422, "invalid", ""),
        Arguments.of("{\"description\":null}", 422, "invalid", "/description"),
        Arguments.of("{\"description\":7}", 422, "invalid", "/description"),
        Arguments.of("{\"description\":[\"a\"]}", 422, "invalid", "/description"),
        Arguments.of("{\"description\":\"\"}", 422, "invalid", "/description"),
        Arguments.of("{\"description\":\" \\t \"}", 422, "invalid", "/description"),
        Arguments.of("{\"description\":\"" + long256 + "\"}", 422, "invalid", "/description"),
        Arguments.of("{\"description\":\"a\\u0000b\"}", 422, "invalid", "/description"),
        Arguments.of("{\"description\":\"a\\nb\"}", 422, "invalid", "/description"),
        Arguments.of("{\"description\":\"a\\u007fb\"}", 422, "invalid", "/description"),
        Arguments.of("{\"description\":\"a\\ud83d\"}", 422, "invalid", "/description"),
        Arguments.of("{\"description\":\"a\",\"tenant_id\":\"b\"}", 422, "invalid", "/tenant_id"),
        Arguments.of("{\"description\":\"a\",\"a/b~c\":1}", 422, "invalid", "/a~1b~0c"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void post_isRefused(String body, int status, String slug, String pointer) {
    check(acme.post("/tasks", body), status, slug, pointer);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void patch_isRefused(String body, int status, String slug, String pointer) {
    check(acme.patch(task, body), status, slug, pointer);
  }

  @Test
  void post_isRefused_withoutItsMember() {
    check(acme.post("/tasks", "{}"), 422, "invalid", "/description");
  }

  @Test
  void post_mayNotSetWhatTheServiceSets() {
    Answer answer = acme.post("/tasks", "{\"description\":\"a\",\"id\":\"x\",\"completed\":true}")
        .isProblem(422, "invalid");

    assertThat(answer.json().get("errors")).hasSize(2);
  }

  @Test
  void patch_namesEverythingThatIsWrong() {
    Answer answer = acme.patch(task, "{\"description\":\"\",\"completed\":\"yes\",\"x\":1}")
        .isProblem(422, "invalid");

    assertThat(answer.json().get("errors").findValuesAsString("pointer"))
        .containsExactly("/description", "/completed", "/x");
  }

  @Test
  void errors_areBounded() {
    StringBuilder body = new StringBuilder("{");
    for (int i = 0; i < 500; i++) {
      body.append("\"m").append(i).append("\":1,");
    }
    Answer answer = acme.post("/tasks", body + "\"description\":\"a\"}").isProblem(422, "invalid");

    assertThat(answer.json().get("errors").size()).isLessThanOrEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/jsonx",
        "application/json; charset=iso-8859-1",
        "application/json;charset=\"utf-16\"",
        "nonsense"
      })
  void post_isRefused_withAnotherContentType(String contentType) {
    acme.with("Content-Type", contentType)
        .send("POST", "/tasks", BodyPublishers.ofString("{\"description\":\"a\"}"))
        .isProblem(415, "unsupported-media-type");
  }

  @Test
  void post_isRefused_withoutContentType() {
    acme.send("POST", "/tasks", BodyPublishers.ofString("{\"description\":\"a\"}"))
        .isProblem(415, "unsupported-media-type");
  }

  @Test
  void post_doesNotTakeAMergePatch() {
    acme.with("Content-Type", "application/merge-patch+json")
        .send("POST", "/tasks", BodyPublishers.ofString("{\"description\":\"a\"}"))
        .isProblem(415, "unsupported-media-type");
  }

  @Test
  void post_isRefused_whenTheBodyIsTooLarge_announcedOrNot() {
    String large = "{\"description\":\"" + " ".repeat(20_000) + "a\"}";

    acme.post("/tasks", large).isProblem(413, "body-too-large");
    byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
    acme.with("Content-Type", "application/json")
        .send(
            "POST",
            "/tasks",
            BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes)))
        .isProblem(413, "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c0af", "c080", "eda080", "e28228", "f4908080", "80"})
  void post_isRefused_whenTheBodyIsNotUtf8(String hex) {
    byte[] before = "{\"description\":\"a".getBytes(StandardCharsets.UTF_8);
    byte[] wrong = HexFormat.of().parseHex(hex);
    byte[] after = "\"}".getBytes(StandardCharsets.UTF_8);
    acme.with("Content-Type", "application/json")
        .send(
            "POST",
            "/tasks",
            BodyPublishers.concat(
                BodyPublishers.ofByteArray(before),
                BodyPublishers.ofByteArray(wrong),
                BodyPublishers.ofByteArray(after)))
        .isProblem(400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void tenant_isMissing_whenItIsBlank(String value) {
    service.tenant(value).get("/tasks").isProblem(400, "tenant-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Acme",
        "a b",
        "a;b",
        "' or 1=1 --",
        "*",
        "%",
        "a,b",
        "-a",
        "..",
        "a_b",
        "{00000000-0000-7000-8000-000000000000}"
      })
  void tenant_isRefused_whenItIsNeitherSlugNorId(String value) {
    service.tenant(value).get("/tasks").isProblem(400, "malformed-request");
    service
        .tenant(value)
        .post("/tasks", "{\"description\":\"a\"}")
        .isProblem(400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "0", "1-1-1-1-1", "undefined"})
  void tenant_isUnknown_whenNobodyHasTheSlug(String value) {
    service.tenant(value).get("/tasks").isProblem(404, "tenant-unknown");
    service
        .tenant(value)
        .post("/tasks", "{\"description\":\"a\"}")
        .isProblem(404, "tenant-unknown");
  }

  @Test
  void tenant_isUnknown_whenNobodyHasTheId() {
    service
        .tenant("00000000-0000-7000-8000-000000000000")
        .get("/tasks")
        .isProblem(404, "tenant-unknown");
  }

  @Test
  void tenant_isRefused_whenItIsNamedTwice() {
    String slug = acme.headers().get(0).getValue();

    acme.with("X-Tenant-ID", slug).get("/tasks").isProblem(400, "malformed-request");
    acme.with("x-tenant-id", "other").get("/tasks").isProblem(400, "malformed-request");
    service.tenant("").with("X-Tenant-ID", slug).get("/tasks").isProblem(400, "malformed-request");
  }

  @Test
  void tenant_isRefused_whileItIsSuspended() {
    String slug = acme.headers().get(0).getValue();
    service.admin().post("/tenants/" + slug + "/suspend").hasStatus(200);
    try {
      acme.get("/tasks").isProblem(403, "tenant-suspended");
      acme.get(task).isProblem(403, "tenant-suspended");
      acme.post("/tasks", "{\"description\":\"a\"}").isProblem(403, "tenant-suspended");
      acme.patch(task, "{\"completed\":true}").isProblem(403, "tenant-suspended");
      acme.delete(task).isProblem(403, "tenant-suspended");
    } finally {
      service.admin().post("/tenants/" + slug + "/resume").hasStatus(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=-1",
        "limit=",
        "limit=x",
        "limit=1.5",
        "limit=99999999999",
        "limit=1&limit=2",
        "limit=%31%00",
        "completed=",
        "completed=yes",
        "completed=TRUE",
        "completed=true&completed=false",
        "limit=%ff"
      })
  void list_isRefused_withAWrongParameter(String query) {
    acme.get("/tasks?" + query).isProblem(400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=%zz", "x=%zz", "completed=%", "cursor=%4"})
  void list_isRefused_withAMalformedQuery(String query) throws IOException {
    // Past the client, which would not send it.
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      String request =
          "GET /tasks?" + query + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Tenant-ID: "
              + acme.headers().get(0).getValue() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/problems/malformed-request");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "AAAA", "%00", "AAZg5UMWwyIBogVxbkZ3FrjYpDMFWODSI5wlUSw7ShMpls7VPOrw-g"})
  void list_isRefused_withAForgedCursor(String cursor) {
    acme.get("/tasks?cursor=" + cursor).isProblem(400, "malformed-cursor");
  }

  @Test
  void list_isRefused_whenOneBitOfTheCursorIsChanged() {
    Caller tenant = service.newTenant();
    tenant.post("/tasks", "{\"description\":\"a\"}").hasStatus(201);
    tenant.post("/tasks", "{\"description\":\"b\"}").hasStatus(201);
    String next = tenant.get("/tasks?limit=1").next();
    int begin = next.indexOf("cursor=") + "cursor=".length();

    for (int i = begin; i < next.length() - 1; i++) {
      char other = next.charAt(i) == 'A' ? 'B' : 'A';
      tenant
          .get(next.substring(0, i) + other + next.substring(i + 1))
          .isProblem(400, "malformed-cursor");
    }
    tenant.get(next).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/task",
        "/tasks/",
        "/tasks/a/b",
        "/Tasks",
        "/admin",
        "/problems",
        "/problems/none",
        "/health"
      })
  void unknownPath_isNotFound(String path) {
    acme.get(path).isProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,/tasks",
    "DELETE,/tasks",
    "PATCH,/tasks",
    "TRACE,/tasks",
    "PROPFIND,/tasks",
    "get,/tasks",
    "POST,/health/live",
    "DELETE,/tenants",
    "GET,/tenants/a/suspend"
  })
  void wrongMethod_isNotAllowed(String method, String path) {
    Answer answer = acme.send(method, path, BodyPublishers.noBody());

    answer.isProblem(405, "method-not-allowed");
    assertThat(answer.header("Allow"))
        .endsWith("OPTIONS")
        .satisfies(allow -> assertThat(allow.split(", ")).doesNotContain(method));
  }

  @Test
  void wrongMethod_onATask_tellsWhatIsAllowed() {
    assertThat(acme.send("POST", task, BodyPublishers.noBody())
            .isProblem(405, "method-not-allowed")
            .header("Allow"))
        .isEqualTo("DELETE, GET, HEAD, PATCH, OPTIONS");
    Answer options = acme.send("OPTIONS", task, BodyPublishers.noBody()).hasStatus(204);
    assertThat(options.header("Allow")).isEqualTo("DELETE, GET, HEAD, PATCH, OPTIONS");
  }

  private static void check(Answer answer, int status, String slug, String pointer) {
    answer.isProblem(status, slug);
    if (pointer == null) {
      assertThat(answer.json().has("errors")).isFalse();
    } else {
      assertThat(answer.json().get("errors").findValuesAsString("pointer"))
          .containsExactly(pointer);
    }
  }
}
