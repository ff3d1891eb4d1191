package dev.tenancy.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Caller;
import dev.tenancy.http.ServiceExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a request says of its body, nothing in the body, and nothing behind a request that was
 * refused, is ever taken for another request. Each body carries a request that would create a task.
 */
class SmugglingTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  private Caller acme;
  private String post;
  private String smuggled;

  @BeforeEach
  void plant() {
    acme = service.newTenant();
    post = "POST /tasks HTTP/1.1\r\nHost: a\r\nX-Tenant-ID: "
        + acme.headers().get(0).getValue() + "\r\nContent-Type: application/json\r\n";
    String json = "{\"description\":\"Smuggled\"}";
    smuggled = post + "Content-Length: " + json.length() + "\r\n\r\n" + json;
  }

  /** The positive control: alone, the same bytes do create it. */
  @AfterEach
  void nothingWasCreated_butWouldHaveBeen() {
    assertThat(acme.get("/tasks").hasStatus(200).texts("description")).isEmpty();
    assertThat(Wire.exchange(service.port(), smuggled))
        .extracting(WireAnswer::status)
        .containsExactly(201);
    assertThat(acme.get("/tasks").texts("description")).containsExactly("Smuggled");
  }

  @Test
  void body_isNoRequest_whenItIsOneByItsBytes() {
    List<WireAnswer> answers = Wire.exchange(
        service.port(), post + "Content-Length: " + smuggled.length() + "\r\n\r\n" + smuggled);

    assertThat(answers).singleElement().satisfies(a -> a.isProblem(400, "malformed-request"));
  }

  @Test
  void chunk_isNoRequest_whenItIsOneByItsBytes() {
    List<WireAnswer> answers = Wire.exchange(
        service.port(),
        post + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(smuggled.length())
            + "\r\n" + smuggled + "\r\n0\r\n\r\n");

    assertThat(answers).singleElement().satisfies(a -> a.isProblem(400, "malformed-request"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // CL.TE, TE.CL
        "Content-Length: 300|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Content-Length: 5",
        "Transfer-Encoding: chunked|Content-Length: 0",
        "Content-Length: 0|Transfer-Encoding: chunked|Content-Length: 0",
        // TE.TE
        "Transfer-Encoding: chunked|Transfer-Encoding: identity",
        "Transfer-Encoding: identity|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked;q=1",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: chunked,",
        "Transfer-Encoding:",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding: \u00a0chunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding\t: chunked",
        " Transfer-Encoding: chunked",
        "X: a| Transfer-Encoding: chunked",
        "Transfer-Encoding:| chunked",
        "X: a\nTransfer-Encoding: chunked",
        "X: a\rTransfer-Encoding: chunked",
        "Transfer\u0000-Encoding: chunked",
        "Transfer-Encoding: chunked\u0000",
        // Content-Length
        "Content-Length: 0|Content-Length: 300",
        "Content-Length: 300|Content-Length: 0",
        "Content-Length: 0, 300",
        "Content-Length: 5, 5",
        "Content-Length: -1",
        "Content-Length: +0",
        "Content-Length: 0x0",
        "Content-Length: 0 0",
        "Content-Length: 0;",
        "Content-Length: 1e0",
        "Content-Length: a",
        "Content-Length: \"0\"",
        "Content-Length: \u0660",
        "Content-Length: 99999999999999999999",
        "Content-Length: 18446744073709551616",
        "Content-Length : 0",
        "Content-Length\u0000: 0"
      })
  void framing_isRefused_andTheConnectionEnds(String framing) {
    List<WireAnswer> answers = Wire.refused(
        service.port(),
        post + framing.replace("|", "\r\n") + "\r\n\r\n0\r\n\r\n" + smuggled + smuggled);

    assertThat(answers).singleElement().satisfies(answer -> {
      answer.isProblem(400, "malformed-request");
      answer.closes();
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // CVE-2026-2332: extensions with what some take for the end of a line
        "1;a\rb\r\nx\r\n0\r\n\r\n",
        "1;a\nb\r\nx\r\n0\r\n\r\n",
        "1;\nx\r\n0\r\n\r\n",
        "1;\rx\r\n0\r\n\r\n",
        "1;a=\"\r\nx\r\n0\r\n\r\n",
        "1;a=\"\n\"\r\nx\r\n0\r\n\r\n",
        "1;a=\"\r\"\r\nx\r\n0\r\n\r\n",
        "1;a\u0000\r\nx\r\n0\r\n\r\n",
        "0;a\rb\r\n\r\n",
        "0;a\nb\r\n\r\n",
        // sizes
        "g\r\nx\r\n0\r\n\r\n",
        "0x1\r\nx\r\n0\r\n\r\n",
        "-1\r\nx\r\n0\r\n\r\n",
        "+1\r\nx\r\n0\r\n\r\n",
        " 1\r\nx\r\n0\r\n\r\n",
        "1 \r\nx\r\n0\r\n\r\n",
        "1_0\r\nx\r\n0\r\n\r\n",
        "1.\r\nx\r\n0\r\n\r\n",
        "\r\n1\r\nx\r\n0\r\n\r\n",
        ";a\r\nx\r\n0\r\n\r\n",
        "\u00b9\r\nx\r\n0\r\n\r\n",
        "10000000000000001\r\nx\r\n0\r\n\r\n",
        "fffffffffffffffff\r\nx\r\n0\r\n\r\n",
        // ends of lines
        "1\nx\r\n0\r\n\r\n",
        "1\rx\r\n0\r\n\r\n",
        "1\r\nx\n0\r\n\r\n",
        "1\r\nx\r0\r\n\r\n",
        "1\r\nxy\r\n0\r\n\r\n",
        "1\r\nx0\r\n\r\n",
        "1\r\n\r\n0\r\n\r\n",
        "0\n\r\n",
        "0\r\r\n",
        "0\r\n\n",
        // trailers
        "0\r\nno trailer\r\n\r\n",
        "0\r\nX : a\r\n\r\n",
        "0\r\n X: a\r\n\r\n",
        "0\r\nX: a\nY: b\r\n\r\n",
        "0\r\nX: a\u0000\r\n\r\n"
      })
  void chunks_areRefused_andTheConnectionEnds(String chunks) {
    List<WireAnswer> answers = Wire.refused(
        service.port(), post + "Transfer-Encoding: chunked\r\n\r\n" + chunks + smuggled + smuggled);

    assertThat(answers).singleElement().satisfies(answer -> {
      answer.isProblem(400, "malformed-request");
      answer.closes();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"3fff", "fffffff", "7fffffff", "80000000", "100000001"})
  void chunk_isAwaited_whenItIsAnnouncedLargerThanWhatComes(String size) {
    List<WireAnswer> answers = Wire.exchange(
        service.port(), post + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n" + smuggled);

    assertThat(answers)
        .hasSizeLessThanOrEqualTo(1)
        .allSatisfy(a -> a.isProblem(400, "malformed-request"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /tasks HTTP/1.1\nHost: a\n\n",
        "POST /tasks HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
        "POST /tasks HTTP/1.1\r\nHost: a\r\n\n",
        "POST /tasks HTTP/1.1\r\nHost: a\r\n\r\r\n",
        "POST /tasks HTTP/1.1\rHost: a\r\r",
        "POST /tasks HTTP/1.1\r\nHost: a\rX: b\r\n\r\n",
        "POST /tasks HTTP/1.1\r\n Host: a\r\n\r\n",
        "POST /tasks HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\n\r\n",
        "POST /tasks HTTP/1.1\r\nHost : a\r\n\r\n",
        "POST /tasks HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n",
        "POST /tasks HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
        "POST /tasks HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n",
        "POST /tasks HTTP/1.1\r\nHost: a\r\nX(Y): b\r\n\r\n",
        "POST\u0000 /tasks HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /ta\u0000sks HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST\t/tasks\tHTTP/1.1\r\nHost: a\r\n\r\n",
        " POST /tasks HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /tasks HTTP/1.1 \r\nHost: a\r\n\r\n",
        "P(ST /tasks HTTP/1.1\r\nHost: a\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001"
      })
  void head_isRefused_andTheConnectionEnds(String head) {
    List<WireAnswer> answers = Wire.refused(service.port(), head + smuggled);

    assertThat(answers).singleElement().satisfies(answer -> {
      answer.isProblem(400, "malformed-request");
      answer.closes();
    });
  }

  @Test
  void trailer_isNoHeader() {
    List<WireAnswer> answers = Wire.exchange(
        service.port(),
        "POST /tasks HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\nTrailer: X-Tenant-ID\r\n\r\n"
            + "13\r\n{\"description\":\"a\"}\r\n0\r\nX-Tenant-ID: "
            + acme.headers().get(0).getValue() + "\r\nContent-Length: 5\r\n\r\n");

    assertThat(answers).singleElement().satisfies(a -> a.isProblem(400, "tenant-missing"));
  }
}
