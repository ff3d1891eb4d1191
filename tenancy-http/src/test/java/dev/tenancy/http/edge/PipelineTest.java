package dev.tenancy.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Caller;
import dev.tenancy.http.ServiceExtension;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several requests on one connection, and headers that claim what they may not. */
class PipelineTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @Test
  void answers_comeInOrder() {
    StringBuilder requests = new StringBuilder();
    List<String> ids = IntStream.range(0, 50).mapToObj(i -> "r" + i).toList();
    ids.forEach(id -> requests
        .append("GET /health/live HTTP/1.1\r\nHost: a\r\nX-Request-Id: ")
        .append(id)
        .append("\r\n\r\n"));

    assertThat(Wire.exchange(service.port(), requests.toString()))
        .extracting(answer -> answer.header("X-Request-Id"))
        .containsExactlyElementsOf(ids);
  }

  @ParameterizedTest
  @CsvSource({"GET /a HTTP/1.1,400", "GET /a b c,400", "nonsense,400"})
  void malformedRequest_endsTheConnection_whateverFollows(String head, int status) {
    String good = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";

    List<WireAnswer> answers =
        Wire.refused(service.port(), good + head + "\r\nNo colon\r\n\r\n" + good + good);

    assertThat(answers).extracting(WireAnswer::status).containsExactly(200, status);
    answers.get(1).isProblem(status, "malformed-request").closes();
  }

  @Test
  void refusedRequest_leavesTheConnectionOpen_whenItsEndIsKnown() {
    Caller acme = service.newTenant();
    String post = post(acme, "Content-Type: application/json\r\n");

    assertThat(Wire.exchange(
            service.port(),
            post + "Content-Length: 1\r\n\r\n{" + "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n"
                + "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"))
        .extracting(WireAnswer::status)
        .containsExactly(400, 404, 200);
  }

  @Test
  void secondTenant_isRefused() {
    Caller acme = service.newTenant();
    Caller globex = service.newTenant();
    String second = "x-tenant-id: " + globex.headers().get(0).getValue() + "\r\n";

    for (String request : List.of(get(acme, second), get(acme, "X-Tenant-ID: \r\n"))) {
      assertThat(Wire.exchange(service.port(), request))
          .singleElement()
          .satisfies(a -> a.isProblem(400, "malformed-request"));
    }
    assertThat(Wire.exchange(service.port(), get(acme, "")))
        .extracting(WireAnswer::status)
        .containsExactly(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer other", "", "Basic YTpi"})
  void secondAuthorization_isRefused(String other) {
    String right = "Authorization: Bearer " + ServiceExtension.ADMIN_TOKEN + "\r\n";
    String wrong = "authorization: " + other + "\r\n";
    String line = "GET /tenants HTTP/1.1\r\nHost: a\r\n";

    for (String headers : List.of(right + wrong, wrong + right, right + right)) {
      assertThat(Wire.exchange(service.port(), line + headers + "\r\n"))
          .singleElement()
          .satisfies(a -> a.isProblem(401, "unauthenticated"));
    }
    assertThat(Wire.exchange(service.port(), line + right + "\r\n"))
        .extracting(WireAnswer::status)
        .containsExactly(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
  void methodOverride_isIgnored(String header) {
    Caller acme = service.newTenant();
    String task = "/tasks/"
        + acme.post("/tasks", "{\"description\":\"Keep\"}").hasStatus(201).text("id");

    assertThat(acme.with(header, "DELETE").get(task).hasStatus(200).text("description"))
        .isEqualTo("Keep");
    acme.with(header, "DELETE").post(task).isProblem(405, "method-not-allowed");
    acme.with(header, "GET").delete(task).hasStatus(204);
    acme.get(task).isProblem(404, "not-found");
  }

  private static String get(Caller caller, String headers) {
    return "GET /tasks HTTP/1.1\r\nHost: a\r\nX-Tenant-ID: "
        + caller.headers().get(0).getValue() + "\r\n" + headers + "\r\n";
  }

  private static String post(Caller caller, String headers) {
    return "POST /tasks HTTP/1.1\r\nHost: a\r\nX-Tenant-ID: "
        + caller.headers().get(0).getValue() + "\r\n" + headers;
  }
}
