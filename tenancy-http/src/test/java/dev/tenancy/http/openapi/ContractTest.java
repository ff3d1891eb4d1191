package dev.tenancy.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.configuration.Plane;
import dev.tenancy.http.openapi.Contract.Exchange;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check that all tests rely on can fail. */
class ContractTest {
  private static final Contract CONTRACT = Contract.of(Plane.ALL);
  private static final String TASK = "{\"id\":\"0199d3a0-5f1e-7a4b-9c2d-3e4f5a6b7c8d\","
      + "\"description\":\"Order anvils\",\"completed\":false,"
      + "\"createdAt\":\"2026-11-22T10:00:00Z\",\"version\":1}";
  private static final String PROBLEM = "{\"type\":\"/problems/SLUG\",\"title\":\"T\","
      + "\"status\":404,\"detail\":\"D\",\"instance\":\"a\",\"error\":\"T\"}";

  @Test
  void answer_isRight_whenItIsAsDocumented() {
    assertThat(violations("GET", "/tasks", 200, json(), "[" + TASK + "]")).isEmpty();
    assertThat(violations("GET", "/tasks/1", 200, json("ETag: \"1\""), TASK)).isEmpty();
    assertThat(violations("HEAD", "/tasks/1", 200, json("ETag: \"1\""), "")).isEmpty();
    assertThat(violations("DELETE", "/tasks/1", 204, List.of(), "")).isEmpty();
    assertThat(violations("GET", "/tasks/1", 404, problemHeaders(), problem("not-found")))
        .isEmpty();
    assertThat(violations("GET", "/nowhere", 404, problemHeaders(), problem("not-found")))
        .isEmpty();
    assertThat(violations("OPTIONS", "/tasks", 204, List.of("Allow: GET"), "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":1|\"version\":0",
        "\"version\":1|\"version\":\"1\"",
        "\"version\":1|\"version\":1,\"tenant\":\"acme\"",
        "\"completed\":false,|''",
        "\"completed\":false|\"completed\":true",
        "\"version\":1|\"version\":1,\"completedAt\":\"2026-11-22T10:00:00Z\"",
        "0199d3a0-5f1e|0199d3a0",
        "2026-11-22T|2026-13-22T",
        "10:00:00Z|10:00:00+01:00",
        "Order anvils|''",
        "Order anvils|Order\\nanvils",
        "{|["
      })
  void body_isWrong(String part, String planted) {
    String body = TASK.replace(part, planted);

    assertThat(violations("GET", "/tasks/1", 200, json("ETag: \"1\""), body))
        .isNotEmpty()
        .allMatch(violation -> violation.startsWith("body: "));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /tasks, 202",
    "GET, /tasks, 201",
    "GET, /tasks, 405",
    "PUT, /tasks, 404",
    "PUT, /tasks, 204",
    "get, /tasks, 200",
    "GET, /nowhere, 200",
    "GET, /nowhere, 405",
    "OPTIONS, /nowhere, 204"
  })
  void status_isWrong(String method, String path, int status) {
    assertThat(violations(method, path, status, json(), "[]"))
        .containsExactly("the status is not documented");
  }

  @Test
  void status_isWrong_onANodeThatDoesNotServeThePath() {
    Exchange tasks = exchange("GET", "/tasks", 200, json(), "[]");

    assertThat(Contract.of(Plane.DATA).violations(tasks)).isEmpty();
    assertThat(Contract.of(Plane.CONTROL).violations(tasks)).isNotEmpty();
  }

  @Test
  void header_isWrong() {
    assertThat(violations("GET", "/tasks/1", 200, json(), TASK))
        .containsExactly("header ETag is missing");
    assertThat(violations("GET", "/tasks/1", 200, json("ETag: W/\"1\""), TASK))
        .singleElement()
        .asString()
        .startsWith("header ETag: ");
    assertThat(violations("GET", "/tasks", 200, json("Location: /tasks"), "[]"))
        .containsExactly("header Location is not documented");
    List<String> limited = problemHeaders("Retry-After: soon");
    assertThat(violations("GET", "/tasks", 429, limited, problem("rate-limited", 429)))
        .singleElement()
        .asString()
        .startsWith("header Retry-After: ");
    Map<String, List<String>> json = Map.of("Content-Type", List.of("application/json"));
    Exchange nameless =
        new Exchange("GET", "/tasks", 200, HttpHeaders.of(json, (name, value) -> true), "[]");
    assertThat(CONTRACT.violations(nameless)).containsExactly("header X-Request-Id is missing");
  }

  @Test
  void problem_isWrong_whenItIsOfAnotherKind() {
    assertThat(violations("GET", "/tasks/1", 404, problemHeaders(), problem("slug-taken")))
        .isNotEmpty();
    assertThat(violations("GET", "/tasks/1", 404, problemHeaders(), problem("not-found", 400)))
        .isNotEmpty();
    assertThat(violations("GET", "/nowhere", 404, problemHeaders(), problem("tenant-unknown")))
        .isNotEmpty();
    assertThat(violations("GET", "/tasks", 404, problemHeaders(), problem("not-found")))
        .isNotEmpty();
  }

  @Test
  void mediaTypeOrBody_isWrong() {
    assertThat(violations("GET", "/tasks", 200, List.of("Content-Type: text/html"), "[]"))
        .containsExactly("media type text/html is not documented");
    assertThat(violations("GET", "/tasks", 200, List.of(), "[]"))
        .containsExactly("media type  is not documented");
    assertThat(violations("HEAD", "/tasks", 200, json(), "[]"))
        .containsExactly("there should be no body");
    assertThat(violations("DELETE", "/tasks/1", 204, List.of(), "gone"))
        .containsExactly("there should be no body");
  }

  private static List<String> violations(
      String method, String path, int status, List<String> headers, String body) {
    return CONTRACT.violations(exchange(method, path, status, headers, body));
  }

  private static Exchange exchange(
      String method, String path, int status, List<String> lines, String body) {
    Map<String, List<String>> headers = with("X-Request-Id: a", lines).stream()
        .map(line -> line.split(": ", 2))
        .collect(Collectors.toMap(line -> line[0], line -> List.of(line[1])));
    return new Exchange(method, path, status, HttpHeaders.of(headers, (name, value) -> true), body);
  }

  private static List<String> json(String... headers) {
    return with("Content-Type: application/json;charset=utf-8", List.of(headers));
  }

  private static List<String> problemHeaders(String... headers) {
    return with("Content-Type: application/problem+json", List.of(headers));
  }

  private static List<String> with(String first, List<String> others) {
    List<String> all = new ArrayList<>(others);
    all.add(first);
    return all;
  }

  private static String problem(String slug, int status) {
    return PROBLEM.replace("SLUG", slug).replace("404", String.valueOf(status));
  }

  private static String problem(String slug) {
    return problem(slug, 404);
  }
}
