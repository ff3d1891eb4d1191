package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TasksTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  private Caller acme;
  private Caller globex;

  @BeforeEach
  void provisionTwoTenants() {
    acme = service.newTenant();
    globex = service.newTenant();
  }

  @Test
  void post_givesTheTask_whereItIs_andItsTag() {
    Answer created = acme.post("/tasks", "{\"description\":\"  Paint the fence \\ud83d\\ude80 \"}");

    created.hasStatus(201);
    JsonNode task = created.json();
    assertThat(UUID.fromString(created.text("id")).version()).isEqualTo(7);
    assertThat(created.text("description")).isEqualTo("Paint the fence \uD83D\uDE80");
    assertThat(task.get("completed").booleanValue()).isFalse();
    assertThat(Instant.parse(created.text("createdAt"))).isBeforeOrEqualTo(Instant.now());
    assertThat(created.text("createdAt")).endsWith("Z");
    assertThat(task.get("version").longValue()).isEqualTo(1);
    assertThat(task.has("completedAt")).isFalse();
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.header("Location")).isEqualTo("/tasks/" + created.text("id"));
    Answer read = acme.get(created.header("Location")).hasStatus(200);
    assertThat(read.text("description")).isEqualTo("Paint the fence \uD83D\uDE80");
    assertThat(read.json().has("message")).isFalse();
  }

  @Test
  void post_takesTheCharsetThatJsonHas() {
    acme.with("Content-Type", "application/json; charset=UTF-8")
        .send("POST", "/tasks", BodyPublishers.ofString("{\"description\":\"\u00e9\"}"))
        .hasStatus(201);
  }

  @Test
  void list_isOfTheTenantOnly_newestFirst() {
    String first = create(acme, "First");
    String second = create(acme, "Second");
    create(globex, "Globex's");

    assertThat(acme.get("/tasks").hasStatus(200).texts("id")).containsExactly(second, first);
    assertThat(globex.get("/tasks").texts("description")).containsExactly("Globex's");
  }

  @Test
  void list_takesIdAndSlugForTheTenant() {
    create(acme, "Acme's");
    String slug = acme.headers().get(0).getValue();
    String id = service.admin().get("/tenants/" + slug).hasStatus(200).text("id");

    assertThat(service.tenant(id).get("/tasks").texts("description")).containsExactly("Acme's");
    assertThat(service.tenant("  " + slug + " ").get("/tasks").json()).hasSize(1);
  }

  @Test
  void list_goesByPages_throughItsLinks() {
    List<String> ids =
        IntStream.range(0, 11).mapToObj(i -> create(acme, "Task " + i)).toList();
    create(globex, "Globex's");
    List<String> read = new ArrayList<>();
    for (String path = "/tasks?limit=4"; !path.isEmpty(); ) {
      Answer page = acme.get(path).hasStatus(200);
      assertThat(page.json().size()).isLessThanOrEqualTo(4);
      read.addAll(0, reversed(page.texts("id")));
      path = page.next();
    }

    assertThat(read).isEqualTo(ids);
  }

  @Test
  void list_keepsItsFilter_throughItsLinks() {
    for (int i = 0; i < 5; i++) {
      String id = create(acme, "Task " + i);
      if (i % 2 == 0) {
        acme.patch("/tasks/" + id, "{\"completed\":true}").hasStatus(200);
      }
    }
    Answer page = acme.get("/tasks?completed=true&limit=2").hasStatus(200);

    assertThat(page.texts("description")).containsExactly("Task 4", "Task 2");
    assertThat(page.next()).contains("completed=true").contains("limit=2");
    assertThat(acme.get(page.next()).texts("description")).containsExactly("Task 0");
    assertThat(acme.get("/tasks?completed=false").texts("description"))
        .containsExactly("Task 3", "Task 1");
    assertThat(acme.get("/tasks?completed=false").next()).isEmpty();
  }

  @Test
  void list_refusesACursor_ofAnotherTenantOrFilter() {
    IntStream.range(0, 3).forEach(i -> create(acme, "Acme's " + i));
    IntStream.range(0, 3).forEach(i -> create(globex, "Globex's " + i));
    String next = acme.get("/tasks?limit=1").next();

    globex.get(next).isProblem(400, "malformed-cursor");
    acme.get(next + "&completed=false").isProblem(400, "malformed-cursor");
    acme.get(next).hasStatus(200);
  }

  @Test
  void list_hasFiftyItems_unlessALimitIsGiven() {
    IntStream.range(0, 51).forEach(i -> create(acme, "Task " + i));

    assertThat(acme.get("/tasks").json()).hasSize(50);
    assertThat(acme.get("/tasks?limit=200").json()).hasSize(51);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/merge-patch+json"})
  void patch_changesWhatIsNamed(String mediaType) {
    String path = "/tasks/" + create(acme, "Before");
    Answer changed = acme.with("Content-Type", mediaType)
        .send("PATCH", path, BodyPublishers.ofString("{\"description\":\"After\"}"))
        .hasStatus(200);

    assertThat(changed.text("description")).isEqualTo("After");
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    Answer completed = acme.patch(path, "{\"completed\":true}").hasStatus(200);
    assertThat(completed.text("description")).isEqualTo("After");
    assertThat(completed.json().get("completed").booleanValue()).isTrue();
    assertThat(Instant.parse(completed.text("completedAt"))).isBeforeOrEqualTo(Instant.now());
    Answer reopened = acme.patch(path, "{\"completed\":false}").hasStatus(200);
    assertThat(reopened.json().has("completedAt")).isFalse();
    assertThat(acme.patch(path, "{}").hasStatus(200).header("ETag")).isEqualTo("\"4\"");
  }

  @Test
  void delete_removesTheTask() {
    String path = "/tasks/" + create(acme, "Task");
    Answer deleted = acme.delete(path).hasStatus(204);

    assertThat(deleted.response().body()).isEmpty();
    assertThat(deleted.header("Content-Type")).isEmpty();
    acme.get(path).isProblem(404, "not-found");
    acme.delete(path).isProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"2\"'|200",
        "*|200",
        "'\"1\", \"2\"'|200",
        "'\"2\", \"7\"'|200",
        "'\"7\", \"8\"'|412",
        "'\"1\"'|412",
        "'W/\"2\"'|412",
        "2|412",
        "'\"x\"'|412"
      })
  void patch_honoursIfMatch(String condition, int status) {
    String path = "/tasks/" + create(acme, "Task");
    acme.patch(path, "{\"completed\":true}").hasStatus(200);
    Answer answer = acme.with("If-Match", condition).patch(path, "{\"completed\":false}");

    if (status == 200) {
      answer.hasStatus(200);
    } else {
      answer.isProblem(412, "precondition-failed");
      assertThat(acme.get(path).json().get("completed").booleanValue()).isTrue();
    }
  }

  @Test
  void delete_honoursIfMatch() {
    String path = "/tasks/" + create(acme, "Task");

    acme.with("If-Match", "\"2\"").delete(path).isProblem(412, "precondition-failed");
    acme.get(path).hasStatus(200);
    acme.with("If-Match", "\"1\"").delete(path).hasStatus(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'\"1\"'|304", "'W/\"1\"'|304", "'\"7\", \"1\"'|304", "*|304", "'\"2\"'|200", "1|200"
      })
  void get_honoursIfNoneMatch(String condition, int status) {
    String path = "/tasks/" + create(acme, "Task");
    Answer answer = acme.with("If-None-Match", condition).get(path).hasStatus(status);

    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.response().body().isEmpty()).isEqualTo(status == 304);
  }

  @Test
  void anothersTask_isAnsweredLikeOneThatIsNotThere_toTheByte() {
    String globexs = "/tasks/" + create(globex, "Globex's");
    String absent = "/tasks/" + UUID.randomUUID();

    for (String path : List.of(globexs, absent, "/tasks/not-an-id", "/tasks/1-1-1-1-1")) {
      assertThat(List.of(
              acme.get(path),
              acme.delete(path),
              acme.patch(path, "{\"completed\":true}"),
              acme.with("If-Match", "\"1\"").delete(path),
              acme.with("If-None-Match", "\"1\"").get(path)))
          .allSatisfy(answer -> {
            answer.isProblem(404, "not-found");
            assertThat(answer.bodyWithoutRequestId())
                .isEqualTo(acme.get(absent).bodyWithoutRequestId());
            assertThat(answer.response().headers().map().keySet())
                .isEqualTo(acme.get(absent).response().headers().map().keySet());
          });
    }
    assertThat(globex.get(globexs).hasStatus(200).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void head_isLikeGet_withoutTheBody() {
    String path = "/tasks/" + create(acme, "Task");

    for (String each : List.of("/tasks", path)) {
      Answer head = acme.send("HEAD", each, BodyPublishers.noBody()).hasStatus(200);
      assertThat(head.response().body()).isEmpty();
      assertThat(head.header("Content-Length"))
          .isEqualTo(String.valueOf(acme.get(each).response().body().length()));
    }
  }

  @Test
  void path_mayBePercentEncoded() {
    String id = create(acme, "Task");

    acme.get("/t%61sks/%3" + id.charAt(0) + id.substring(1)).hasStatus(200);
    acme.get("/tasks/%2e%2e/tasks").isProblem(400, "malformed-request");
    acme.get("/tasks%2F" + id).isProblem(400, "malformed-request");
  }

  @Test
  void methodOverride_isIgnored() {
    String path = "/tasks/" + create(acme, "Task");

    acme.with("X-HTTP-Method-Override", "DELETE").get(path).hasStatus(200);
    acme.get(path).hasStatus(200);
  }

  private static String create(Caller tenant, String description) {
    return tenant
        .post("/tasks", "{\"description\":\"" + description + "\"}")
        .hasStatus(201)
        .text("id");
  }

  private static List<String> reversed(List<String> list) {
    List<String> reversed = new ArrayList<>(list);
    java.util.Collections.reverse(reversed);
    return reversed;
  }
}
