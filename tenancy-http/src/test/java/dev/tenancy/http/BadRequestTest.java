package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, but for its body, is named, and nothing is stored. */
class BadRequestTest {
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
    assertThat(acme.sendRaw("GET", "/tasks?" + query, ""))
        .startsWith("HTTP/1.1 400 ")
        .contains("/problems/malformed-request");
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
        "/index.html",
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
}
