package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a body is named, with the right status, and nothing is stored. */
class BadBodyTest {
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
