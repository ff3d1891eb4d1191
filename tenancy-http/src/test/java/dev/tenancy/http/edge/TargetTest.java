package dev.tenancy.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.ServiceExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Request lines and hosts out of the ordinary. */
class TargetTest {
  private static final String LIVE = "/health/live";

  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tasks%2F1",
        "/tasks%2f1",
        "/health%2Flive",
        "/%2e/tasks",
        "/a/%2e%2e/tasks",
        "/a/.%2e/tasks",
        "/a/%2E./tasks",
        "/../tasks",
        "//tasks",
        "/tasks//1",
        "/tasks/%00",
        "/tasks%00",
        "/tasks/%25",
        "/tasks/%5c",
        "/tasks/%zz",
        "/tasks/%",
        "/tasks/%4",
        "/tasks/%u0031",
        "/tasks/%c0%af",
        "/tasks/%c0%ae%c0%ae/x",
        "/tasks/%e0%80%af",
        "/tasks/%ff",
        "/tasks/%ed%a0%80",
        "/health/live%0a",
        "/a/..;/tasks",
        "/..;/tasks",
        "/;/tasks",
        "/tasks#a",
        "/tasks\\1",
        "/tasks\u00e9"
      })
  void path_isRefused_whenItCouldBeReadInTwoWays(String path) {
    assertThat(exchange("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"))
        .singleElement()
        .satisfies(a -> a.isProblem(400, "malformed-request"));
  }

  @ParameterizedTest
  @CsvSource({
    "/health/./live,200",
    "/a/../health/live,200",
    "/%68ealth/live,200",
    "/health/live;v=1,200",
    "/health/live?%2e%2e,200",
    "/Health/live,404",
    "/health/live/,404",
    "/health/live%20,404",
    "/a;x=%2f/tasks,404",
    "/%e2%82%ac,404"
  })
  void path_isOne_whenItIsReadInOneWay(String path, int status) {
    assertThat(exchange("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"))
        .extracting(WireAnswer::status)
        .containsExactly(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET http://a/health/live HTTP/1.1\r\nHost: a",
        "GET /health/live HTTP/1.1\r\nHost: a:1",
        "GET  /health/live  HTTP/1.1\r\nHost: a",
        "GET /health/live HTTP/1.1\r\nHost: [::1]:80",
        "GET /health/live HTTP/1.0"
      })
  void target_isServed(String head) {
    assertThat(exchange(head + "\r\n\r\n")).extracting(WireAnswer::status).containsExactly(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/live HTTP/1.1",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nHost: a",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b",
        "GET /health/live HTTP/1.1\r\nHost: a, b",
        "GET /health/live HTTP/1.1\r\nHost: a b",
        "GET /health/live HTTP/1.1\r\nHost: a/b",
        "GET /health/live HTTP/1.1\r\nHost: a@b",
        "GET /health/live HTTP/1.1\r\nHost: a:x",
        "GET /health/live HTTP/1.1\r\nHost: a:99999",
        "GET /health/live HTTP/1.1\r\nHost: ",
        "GET http://b/health/live HTTP/1.1\r\nHost: a",
        "GET http://a@b/health/live HTTP/1.1\r\nHost: b",
        "GET health/live HTTP/1.1\r\nHost: a",
        "GET * HTTP/1.1\r\nHost: a",
        "GET ?a HTTP/1.1\r\nHost: a",
        "GET a:80 HTTP/1.1\r\nHost: a:80"
      })
  void target_isRefused(String head) {
    assertThat(exchange(head + "\r\n\r\n"))
        .singleElement()
        .satisfies(a -> a.isProblem(400, "malformed-request"));
  }

  @Test
  void http10_isServed_andTheConnectionEnds() {
    assertThat(Wire.refused(service.port(), "GET " + LIVE + " HTTP/1.0\r\n\r\n"))
        .singleElement()
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(200));
  }

  @ParameterizedTest
  @CsvSource({
    "GET /health/live HTTP/0.9,505",
    "GET /health/live HTTP/1.2,505",
    "GET /health/live HTTP/2.0,426",
    "GET /health/live HTTP/3.0,505",
    "GET /health/live,505",
    "PRI * HTTP/2.0,426"
  })
  void otherVersion_isRefused_andTheConnectionEnds(String line, int status) {
    assertThat(Wire.refused(service.port(), line + "\r\n\r\nSM\r\n\r\n"))
        .singleElement()
        .satisfies(answer -> answer.isProblem(status, "malformed-request").closes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Connection: Upgrade\r\nUpgrade: TLS/1.0"
      })
  void upgrade_isIgnored(String headers) {
    List<WireAnswer> answers = exchange("GET " + LIVE + " HTTP/1.1\r\nHost: a\r\n" + headers
        + "\r\n\r\n" + "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");

    assertThat(answers).extracting(WireAnswer::status).containsExactly(200, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT a:80", "CONNECT /health/live", "TRACE /health/live"})
  void method_thatReachesFurther_doesNot(String line) {
    List<WireAnswer> answers = exchange(line + " HTTP/1.1\r\nHost: a:80\r\nX-Secret: 42\r\n\r\n");

    assertThat(answers).singleElement().satisfies(answer -> {
      assertThat(answer.status()).isIn(400, 404, 405);
      assertThat(answer.body()).doesNotContain("42\r");
    });
  }

  /** RFC 9110, section 9.3.7: of use as a ping. */
  @Test
  void optionsOfTheServer_haveNoContent() {
    assertThat(exchange("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"))
        .singleElement()
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(204));
  }

  private static List<WireAnswer> exchange(String text) {
    return Wire.exchange(service.port(), text);
  }
}
