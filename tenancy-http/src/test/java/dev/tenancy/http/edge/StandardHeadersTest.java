package dev.tenancy.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Caller;
import dev.tenancy.http.ServiceExtension;
import dev.tenancy.http.server.EmptyBody;
import dev.tenancy.http.server.HttpServer;
import dev.tenancy.http.server.ServerSettings;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spark.route.HttpMethod;

/** What every answer says, and what none does. */
class StandardHeadersTest {
  private static final String NO_POLICY = "default-src 'none'; frame-ancestors 'none'";

  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  static Stream<String> requests() {
    return Stream.of(
        "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n",
        "HEAD /health/live HTTP/1.1\r\nHost: a\r\n\r\n",
        "OPTIONS /tasks HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /tasks HTTP/1.1\r\nHost: a\r\n\r\n",
        "PUT /tasks HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/7.7\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(9_000) + "\r\n\r\n",
        "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\nExpect: 100-continue\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void answer_hasThem_whoeverMakesIt(String request) {
    WireAnswer answer = only(service.port(), request);

    assertThat(answer.header("X-Request-Id")).isNotEmpty();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Content-Security-Policy")).isEqualTo(NO_POLICY);
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("Vary")).isEmpty();
    assertThat(answer.headers()).noneMatch(line -> line.startsWith("Access-Control-"));
    assertThat(answer.toString()).doesNotContainIgnoringCase("jetty").doesNotContain("Spark");
  }

  @Test
  void failure_hasThem_andAPageMaySetItsOwn() throws IOException {
    HttpServer server = new HttpServer(
        Set.of(routes -> {
          routes.add(HttpMethod.get, "/page", (request, response) -> {
            response.header("Content-Security-Policy", "default-src 'self'");
            response.header("cache-control", "max-age=60");
            return EmptyBody.send(response, 204);
          });
          routes.add(HttpMethod.get, "/error", (request, response) -> {
            response.header("Content-Security-Policy", "default-src 'self'");
            throw new StackOverflowError("on purpose");
          });
        }),
        Set.of(),
        ServerSettings.DEFAULT);
    int port = server.start("127.0.0.1", 0);
    try {
      WireAnswer page = only(port, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(page.header("Content-Security-Policy")).isEqualTo("default-src 'self'");
      assertThat(page.header("Cache-Control")).isEqualTo("max-age=60");
      assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
      WireAnswer error = only(port, "GET /error HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(error.isProblem(500, "internal").header("Content-Security-Policy"))
          .isEqualTo(NO_POLICY);
    } finally {
      server.stop();
    }
  }

  @Test
  void answer_neverNamesTheHost_thatTheCallerNames() {
    Caller acme = service.newTenant();
    String tenant = "X-Tenant-ID: " + acme.headers().get(0).getValue() + "\r\n";
    String hosts = """
        Host: evil.example
        X-Forwarded-Host: evil.example
        X-Forwarded-Server: evil.example
        X-Forwarded-Port: 666
        X-Forwarded-Prefix: /evil
        X-Original-URL: /evil
        X-Rewrite-URL: /evil
        Forwarded: host=evil.example;proto=evil
        """.replace("\n", "\r\n");
    String json = "{\"description\":\"a\"}";
    String post = "POST /tasks HTTP/1.1\r\n" + hosts + tenant
        + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;

    List<WireAnswer> answers = Wire.exchange(
        service.port(),
        post + post + "GET /tasks?limit=1 HTTP/1.1\r\n" + hosts + tenant + "\r\n"
            + "GET http://evil.example/nowhere HTTP/1.1\r\n" + hosts + "\r\n"
            + "GET /tasks/ HTTP/1.1\r\n" + hosts + "\r\n"
            + "GET /%2F HTTP/1.1\r\n" + hosts + "\r\n");

    assertThat(answers)
        .extracting(WireAnswer::status)
        .containsExactly(201, 201, 200, 404, 404, 400);
    assertThat(answers.toString()).doesNotContain("evil", ":666");
    assertThat(answers.get(0).header("Location")).startsWith("/tasks/");
    assertThat(answers.get(2).header("Link")).startsWith("</tasks?");
  }

  private static WireAnswer only(int port, String request) {
    if (request.startsWith("HEAD")) {
      try (Wire wire = Wire.to(port).send(request)) {
        return wire.head();
      }
    }
    List<WireAnswer> answers = Wire.exchange(port, request);
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }
}
