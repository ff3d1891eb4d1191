package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are made by the control plane, and are who the caller is. */
class ApiKeysTest {
  @RegisterExtension
  static final ServiceExtension service =
      new ServiceExtension(Map.of("TENANCY_CALLER_MODE", "api-key"));

  private final Caller admin = service.admin();
  private final String acme = service.newSlug();
  private final String globex = service.newSlug();

  @Test
  void key_isShownOnce_andOpensItsTenantsTasks() {
    Answer issued = issue(acme, "{\"name\":\" CI \"}").hasStatus(201);
    Caller caller = bearer(issued.text("key"));
    caller.post("/tasks", "{\"description\":\"Acme's\"}").hasStatus(201);

    assertThat(issued.text("name")).isEqualTo("CI");
    assertThat(UUID.fromString(issued.text("id")).version()).isEqualTo(7);
    assertThat(issued.json().has("expiresAt")).isFalse();
    assertThat(issued.json().has("lastUsedOn")).isFalse();
    assertThat(caller.get("/tasks").texts("description")).containsExactly("Acme's");
    assertThat(bearer(key(globex)).get("/tasks").texts("id")).isEmpty();
    Answer listed = admin.get("/tenants/" + acme + "/api-keys").hasStatus(200);
    assertThat(listed.texts("id")).containsExactly(issued.text("id"));
    assertThat(listed.response().body()).doesNotContain("\"key\"", issued.text("key"));
    assertThat(listed.texts("lastUsedOn"))
        .containsExactly(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString());
  }

  @Test
  void revokedKey_opensNothing_atOnce_onEveryNode() {
    Answer issued = issue(acme, "{\"name\":\"CI\"}").hasStatus(201);
    String other = key(acme);
    String path = "/tenants/" + acme + "/api-keys/" + issued.text("id");
    try (Node node = Node.start(service.configuration())) {
      Caller onNode = node.anybody().with("Authorization", "Bearer " + issued.text("key"));
      onNode.get("/tasks").hasStatus(200);

      admin
          .delete("/tenants/" + globex + "/api-keys/" + issued.text("id"))
          .isProblem(404, "not-found");
      admin.delete(path).hasStatus(204);
      admin.delete(path).isProblem(404, "not-found");
      bearer(issued.text("key")).get("/tasks").isProblem(401, "unauthenticated");
      onNode.get("/tasks").isProblem(401, "unauthenticated");
    }
    bearer(other).get("/tasks").hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer x", "Basic YTpi", "Bearer tenancy_AAAA"})
  void request_isUnauthenticated_withoutAGenuineKey(String authorization) {
    Answer answer = service.anybody().with("Authorization", authorization).get("/tasks");

    answer.isProblem(401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    service.anybody().with("X-Tenant-ID", acme).get("/tasks").isProblem(401, "unauthenticated");
  }

  @Test
  void request_isUnauthenticated_whenItShowsTwoKeys() {
    bearer(key(acme))
        .with("Authorization", "Bearer " + key(globex))
        .get("/tasks")
        .isProblem(401, "unauthenticated");
  }

  @Test
  void adminToken_isNoKey_andAKeyIsNoAdminToken() {
    admin.get("/tasks").isProblem(401, "unauthenticated");
    bearer(key(acme)).get("/tenants").isProblem(401, "unauthenticated");
  }

  @Test
  void tenantHeader_mayAgree_butNotDiffer() {
    Caller caller = bearer(key(acme));
    String id = admin.get("/tenants/" + acme).text("id");

    caller.with("X-Tenant-ID", acme).get("/tasks").hasStatus(200);
    caller.with("X-Tenant-ID", id).get("/tasks").hasStatus(200);
    Answer globexs = caller.with("X-Tenant-ID", globex).get("/tasks");
    globexs.isProblem(403, "tenant-mismatch");
    Answer nobodys = caller.with("X-Tenant-ID", "nobody").get("/tasks");
    assertThat(nobodys.bodyWithoutRequestId()).isEqualTo(globexs.bodyWithoutRequestId());
    caller.with("X-Tenant-ID", "Not A Slug").get("/tasks").isProblem(400, "malformed-request");
  }

  @Test
  void suspendedTenantsKey_isForbidden_untilItIsResumed() {
    Caller caller = bearer(key(acme));

    admin.post("/tenants/" + acme + "/suspend").hasStatus(200);
    caller.get("/tasks").isProblem(403, "tenant-suspended");
    admin.post("/tenants/" + acme + "/resume").hasStatus(200);
    caller.get("/tasks").hasStatus(200);
  }

  @Test
  void erasedTenantsKey_opensNothing() {
    Caller caller = bearer(key(acme));

    assertThat(
            admin.delete("/tenants/" + acme).json().get("rows").get("api_key").intValue())
        .isEqualTo(1);
    caller.get("/tasks").isProblem(401, "unauthenticated");
  }

  @Test
  void expiry_isKept_andMustBeInTheFuture() {
    Instant soon = Instant.now().plusSeconds(3600);
    Answer issued =
        issue(acme, "{\"name\":\"CI\",\"expiresAt\":\"" + soon + "\"}").hasStatus(201);

    assertThat(Instant.parse(issued.text("expiresAt")))
        .isEqualTo(soon.truncatedTo(ChronoUnit.MICROS));
    bearer(issued.text("key")).get("/tasks").hasStatus(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/name",
        "{\"name\":\" \"}|/name",
        "{\"name\":\"CI\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}|/expiresAt",
        "{\"name\":\"CI\",\"expiresAt\":\"tomorrow\"}|/expiresAt",
        "{\"name\":\"CI\",\"expiresAt\":\"+12020-01-01T00:00:00Z\"}|/expiresAt",
        "{\"name\":\"CI\",\"expiresAt\":null}|/expiresAt",
        "{\"name\":\"CI\",\"key\":\"x\"}|/key"
      })
  void key_isRefused_whenAMemberIsWrong(String body, String pointer) {
    assertThat(issue(acme, body).isProblem(422, "invalid").json().get("errors"))
        .singleElement()
        .satisfies(error -> assertThat(error.get("pointer").stringValue()).isEqualTo(pointer));
    assertThat(admin.get("/tenants/" + acme + "/api-keys").texts("id")).isEmpty();
  }

  @Test
  void list_goesByPages_ofOneTenant() {
    key(globex);
    String first = issue(acme, "{\"name\":\"1\"}").text("id");
    String second = issue(acme, "{\"name\":\"2\"}").text("id");
    Answer page = admin.get("/tenants/" + acme + "/api-keys?limit=1").hasStatus(200);

    assertThat(page.texts("id")).containsExactly(second);
    assertThat(admin.get(page.next()).texts("id")).containsExactly(first);
    String cursor = page.next().substring(page.next().indexOf("cursor="));
    admin.get("/tenants/" + globex + "/api-keys?" + cursor).isProblem(400, "malformed-cursor");
  }

  @Test
  void keys_areTheAdministratorsAffair_andOfATenantThatIsThere() {
    String path = "/tenants/" + acme + "/api-keys";

    service.anybody().get(path).isProblem(401, "unauthenticated");
    service.anybody().post(path, "{\"name\":\"CI\"}").isProblem(401, "unauthenticated");
    service.anybody().delete(path + "/" + UUID.randomUUID()).isProblem(401, "unauthenticated");
    admin.get("/tenants/nobody/api-keys").isProblem(404, "tenant-unknown");
    issue("nobody", "{\"name\":\"CI\"}").isProblem(404, "tenant-unknown");
    admin.delete(path + "/x").isProblem(404, "not-found");
  }

  private Answer issue(String tenant, String body) {
    return admin.post("/tenants/" + tenant + "/api-keys", body);
  }

  private String key(String tenant) {
    return issue(tenant, "{\"name\":\"K\"}").hasStatus(201).text("key");
  }

  private static Caller bearer(String key) {
    return service.anybody().with("Authorization", "Bearer " + key);
  }
}
