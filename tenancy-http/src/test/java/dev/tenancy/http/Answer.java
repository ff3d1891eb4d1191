package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back, with the checks that hold for every answer made already. */
public record Answer(HttpResponse<String> response) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public Answer {
    assertThat(response.headers().allValues("X-Request-Id")).hasSize(1);
    assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
    if (response.statusCode() >= 400) {
      assertThat(response.headers().allValues("Content-Type"))
          .as(response.body())
          .containsExactly("application/problem+json");
    }
  }

  public Answer hasStatus(int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return this;
  }

  /** Checks the whole document but for its detail, which is for people. */
  public Answer isProblem(int status, String slug) {
    hasStatus(status);
    if (!response.request().method().equals("HEAD")) {
      JsonNode problem = json();
      assertThat(problem.get("type").stringValue()).isEqualTo("/problems/" + slug);
      assertThat(problem.get("status").intValue()).isEqualTo(status);
      assertThat(problem.get("title").stringValue()).isNotBlank();
      assertThat(problem.get("error")).isEqualTo(problem.get("title"));
      assertThat(problem.get("detail").stringValue()).isNotBlank();
      assertThat(problem.get("instance").stringValue()).isEqualTo(header("X-Request-Id"));
    }
    return this;
  }

  public JsonNode json() {
    return JSON.readTree(response.body());
  }

  public String text(String member) {
    return json().get(member).stringValue();
  }

  /** One member of each item of an array. */
  public List<String> texts(String member) {
    List<String> texts = new ArrayList<>();
    json().forEach(item -> texts.add(item.get(member).asString()));
    return texts;
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Where the next page is; empty on the last. */
  public String next() {
    String link = header("Link");
    return link.isEmpty() ? "" : link.substring(1, link.indexOf(">; rel=\"next\""));
  }

  /** The body without what differs from request to request by design. */
  public String bodyWithoutRequestId() {
    return response.body().replace(header("X-Request-Id"), "<request id>");
  }
}
