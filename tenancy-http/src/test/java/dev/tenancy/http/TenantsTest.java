package dev.tenancy.http;

import static dev.tenancy.testkit.fixture.Fixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  private final Caller admin = service.admin();

  @Test
  void post_provisionsATenant_thatCanBeCalledAtOnce() {
    String slug = slug("acme").value();
    Answer created = admin
        .post("/tenants", "{\"slug\":\"" + slug + "\",\"name\":\" Acme Inc. \",\"plan\":\"gold\"}")
        .hasStatus(201);

    assertThat(UUID.fromString(created.text("id")).version()).isEqualTo(7);
    assertThat(created.text("slug")).isEqualTo(slug);
    assertThat(created.text("name")).isEqualTo("Acme Inc.");
    assertThat(created.text("plan")).isEqualTo("gold");
    assertThat(created.text("status")).isEqualTo("active");
    assertThat(created.header("Location")).isEqualTo("/tenants/" + created.text("id"));
    assertThat(admin.get(created.header("Location")).hasStatus(200).json())
        .isEqualTo(created.json());
    assertThat(admin.get("/tenants/" + slug).json()).isEqualTo(created.json());
    service.tenant(slug).get("/tasks").hasStatus(200);
  }

  @Test
  void post_isRefused_whenTheSlugIsTaken() {
    String body = "{\"slug\":\"" + slug("acme") + "\",\"name\":\"Acme\"}";

    assertThat(admin.post("/tenants", body).hasStatus(201).text("plan")).isEqualTo("standard");
    admin.post("/tenants", body).isProblem(409, "slug-taken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/slug,/name",
        "{\"slug\":\"Not a slug\",\"name\":\"\"}|/slug,/name",
        "{\"slug\":\"0198c5d4-7b1e-7cc3-98c4-dc0c0c07398f\",\"name\":\"N\"}|/slug",
        "{\"slug\":\"ok\",\"name\":\"N\",\"plan\":\"No Plan\"}|/plan",
        "{\"slug\":\"ok\",\"name\":\"N\",\"plan\":null}|/plan",
        "{\"slug\":\"ok\",\"name\":\"N\",\"status\":\"active\"}|/status"
      })
  void post_isRefused_whenAMemberIsWrong(String body, String pointers) {
    Answer answer = admin.post("/tenants", body).isProblem(422, "invalid");

    assertThat(answer.json().get("errors").findValuesAsString("pointer"))
        .containsExactly(pointers.split(","));
    admin.get("/tenants/ok").isProblem(404, "tenant-unknown");
  }

  @Test
  void list_goesByPages_newestFirst() {
    List<String> slugs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      slugs.add(0, slug("listed").value());
      admin
          .post("/tenants", "{\"slug\":\"" + slugs.get(0) + "\",\"name\":\"L\"}")
          .hasStatus(201);
    }
    List<String> read = new ArrayList<>();
    for (String path = "/tenants?limit=2"; !path.isEmpty(); ) {
      Answer page = admin.get(path).hasStatus(200);
      read.addAll(page.texts("slug"));
      path = page.next();
    }

    assertThat(read).containsSubsequence(slugs).doesNotHaveDuplicates();
    admin.get("/tenants?limit=x").isProblem(400, "malformed-request");
    admin.get("/tenants?cursor=x").isProblem(400, "malformed-cursor");
  }

  @Test
  void cursor_ofTasks_isNoneOfTenants() {
    Caller tenant = service.newTenant();
    tenant.post("/tasks", "{\"description\":\"a\"}").hasStatus(201);
    tenant.post("/tasks", "{\"description\":\"b\"}").hasStatus(201);
    String next = tenant.get("/tasks?limit=1").next();

    admin.get(next.replace("/tasks", "/tenants")).isProblem(400, "malformed-cursor");
  }

  @Test
  void suspendAndResume_areInForceAtOnce_forOneTenantOnly() {
    Caller acme = service.newTenant();
    Caller globex = service.newTenant();
    String slug = acme.headers().get(0).getValue();

    Answer suspended = admin.post("/tenants/" + slug + "/suspend").hasStatus(200);
    assertThat(suspended.text("status")).isEqualTo("suspended");
    acme.get("/tasks").isProblem(403, "tenant-suspended");
    globex.get("/tasks").hasStatus(200);
    Answer resumed = admin.post("/tenants/" + suspended.text("id") + "/resume").hasStatus(200);
    assertThat(resumed.text("status")).isEqualTo("active");
    acme.get("/tasks").hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "00000000-0000-7000-8000-000000000000",
        "No-Slug",
        "%20",
        "a%20b",
        "%C3%A4"
      })
  void unknownTenant_isUnknown(String reference) {
    admin.get("/tenants/" + reference).isProblem(404, "tenant-unknown");
    admin.post("/tenants/" + reference + "/suspend").isProblem(404, "tenant-unknown");
    admin.post("/tenants/" + reference + "/resume").isProblem(404, "tenant-unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong-token-of-some-length",
        "Basic YTpiYS10b2tlbi10aGF0LW5vYm9keS1jYW4tZ3Vlc3M=",
        ServiceExtension.ADMIN_TOKEN,
        "Bearer " + ServiceExtension.ADMIN_TOKEN + "x",
        "Bearer a-token-that-nobody-can-gues"
      })
  void controlPlane_isForTheAdministratorOnly(String authorization) {
    Caller stranger = service.anybody().with("Authorization", authorization);
    String slug = slug("stranger").value();

    assertThat(List.of(
            stranger.get("/tenants"),
            stranger.get("/tenants/acme"),
            stranger.post("/tenants", "{\"slug\":\"" + slug + "\",\"name\":\"S\"}"),
            stranger.post("/tenants", "malformed"),
            stranger.post("/tenants/acme/suspend"),
            stranger.post("/tenants/acme/resume"),
            service.newTenant().get("/tenants")))
        .allSatisfy(answer -> {
          answer.isProblem(401, "unauthenticated");
          assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        });
    admin.get("/tenants/" + slug).isProblem(404, "tenant-unknown");
  }

  @Test
  void controlPlane_isClosed_whenTwoTokensAreSent() {
    admin.with("Authorization", "Bearer other").get("/tenants").isProblem(401, "unauthenticated");
    service
        .anybody()
        .with("authorization", "bearer " + ServiceExtension.ADMIN_TOKEN)
        .get("/tenants")
        .hasStatus(200);
  }

  @Test
  void patch_changesWhatIsNamed_andTheOldSlugIsFree() {
    String slug = service.newSlug();
    Caller acme = service.tenant(slug);
    acme.post("/tasks", "{\"description\":\"Stays\"}").hasStatus(201);
    Answer before = admin.get("/tenants/" + slug);
    Answer renamed = admin
        .patch("/tenants/" + slug, "{\"slug\":\"" + slug + "-2\",\"name\":\"New\"}")
        .hasStatus(200);

    assertThat(renamed.text("id")).isEqualTo(before.text("id"));
    assertThat(renamed.text("slug")).isEqualTo(slug + "-2");
    assertThat(renamed.text("name")).isEqualTo("New");
    assertThat(renamed.text("plan")).isEqualTo("standard");
    assertThat(renamed.json().get("version").longValue()).isEqualTo(2);
    assertThat(service.tenant(slug + "-2").get("/tasks").texts("description"))
        .containsExactly("Stays");
    acme.get("/tasks").isProblem(404, "tenant-unknown");
    admin.post("/tenants", "{\"slug\":\"" + slug + "\",\"name\":\"Heir\"}").hasStatus(201);
    assertThat(acme.get("/tasks").texts("id")).isEmpty();
    Answer upgraded = admin.patch("/tenants/" + before.text("id"), "{\"plan\":\"gold\"}");
    assertThat(upgraded.hasStatus(200).text("plan")).isEqualTo("gold");
    assertThat(admin.patch("/tenants/" + before.text("id"), "{}").hasStatus(200).json())
        .isEqualTo(upgraded.json());
  }

  @Test
  void patch_isRefused_whenTheSlugIsTakenOrAMemberIsWrongOrThereIsNoSuchTenant() {
    String acme = service.newSlug();
    String globex = service.newSlug();

    admin.patch("/tenants/" + globex, "{\"slug\":\"" + acme + "\"}").isProblem(409, "slug-taken");
    admin.patch("/tenants/" + globex, "{\"slug\":\"No Slug\"}").isProblem(422, "invalid");
    admin.patch("/tenants/" + globex, "{\"status\":\"active\"}").isProblem(422, "invalid");
    admin.patch("/tenants/nobody", "{\"name\":\"N\"}").isProblem(404, "tenant-unknown");
    service.anybody().patch("/tenants/" + globex, "{}").isProblem(401, "unauthenticated");
    assertThat(admin.get("/tenants/" + globex).json().get("version").longValue())
        .isEqualTo(1);
  }

  @Test
  void delete_erasesTheTenantAndItsRows_andAnswersWithTheCounts() {
    String acme = service.newSlug();
    Caller globex = service.newTenant();
    globex.post("/tasks", "{\"description\":\"Globex's\"}").hasStatus(201);
    service.tenant(acme).post("/tasks", "{\"description\":\"1\"}").hasStatus(201);
    service
        .tenant(acme)
        .with("Idempotency-Key", "k")
        .post("/tasks", "{\"description\":\"2\"}")
        .hasStatus(201);
    admin.post("/tenants/" + acme + "/api-keys", "{\"name\":\"CI\"}").hasStatus(201);
    String id = admin.get("/tenants/" + acme).text("id");
    service.anybody().delete("/tenants/" + acme).isProblem(401, "unauthenticated");
    Answer erased = admin.delete("/tenants/" + acme).hasStatus(200);

    assertThat(erased.response().body())
        .isEqualTo(
            "{\"tenant\":\"" + id + "\",\"rows\":{\"api_key\":1,\"task\":2,\"task_receipt\":1}}");
    admin.delete("/tenants/" + acme).isProblem(404, "tenant-unknown");
    admin.get("/tenants/" + id).isProblem(404, "tenant-unknown");
    service.tenant(acme).get("/tasks").isProblem(404, "tenant-unknown");
    assertThat(globex.get("/tasks").texts("description")).containsExactly("Globex's");
  }
}
