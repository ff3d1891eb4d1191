package dev.tenancy.http.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.http.Caller;
import dev.tenancy.http.ServiceExtension;
import dev.tenancy.http.body.RequestBody;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large are refused, and the client gets to read that. */
class LargeBodyTest {
  private static final int FIVE_MEGABYTES = 5_000_000;
  private static final String JSON = "{\"description\":\"Large\"}";

  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  private Caller acme;
  private String post;

  @BeforeEach
  void plant() {
    acme = service.newTenant();
    post = "POST /tasks HTTP/1.1\r\nHost: a\r\nX-Tenant-ID: "
        + acme.headers().get(0).getValue() + "\r\nContent-Type: application/json\r\n";
  }

  @AfterEach
  void nothingWasCreated_butWouldHaveBeen() {
    assertThat(acme.get("/tasks").hasStatus(200).texts("description")).isEmpty();
    acme.post("/tasks", JSON).hasStatus(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tasks", "/nowhere"})
  void announcedBody_isSentWhole_beforeTheAnswerIsRead(String path) {
    try (Wire wire = Wire.to(service.port())) {
      wire.send(post.replace("/tasks", path) + "Content-Length: " + FIVE_MEGABYTES + "\r\n\r\n")
          .send(large(FIVE_MEGABYTES));

      assertThat(wire.answersUntilClosed())
          .singleElement()
          .satisfies(answer -> answer.isProblem(413, "body-too-large").closes());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 4_096, FIVE_MEGABYTES})
  void chunkedBody_isSentWhole_beforeTheAnswerIsRead(int chunk) {
    String chunks = (Integer.toHexString(chunk) + "\r\n" + " ".repeat(chunk) + "\r\n")
        .repeat(FIVE_MEGABYTES / chunk);
    try (Wire wire = Wire.to(service.port())) {
      wire.send(post + "Transfer-Encoding: chunked\r\n\r\n").send(chunks).send("0\r\n\r\n");

      assertThat(wire.answersUntilClosed())
          .singleElement()
          .satisfies(answer -> answer.isProblem(413, "body-too-large").closes());
    }
  }

  @Test
  void client_thatKnowsHttp_getsTheAnswer() {
    byte[] body = new byte[FIVE_MEGABYTES];

    acme.with("Content-Type", "application/json")
        .send("POST", "/tasks", BodyPublishers.ofByteArray(body))
        .isProblem(413, "body-too-large");
  }

  @Test
  void answer_isThere_whileTheBodyIsStillToCome() {
    try (Wire wire = Wire.to(service.port())) {
      wire.send(post + "Content-Length: " + FIVE_MEGABYTES + "\r\n\r\n");

      wire.answer().isProblem(413, "body-too-large").closes();
    }
  }

  @Test
  void request_behindARefusedBody_isNone() {
    String smuggled = post + "Content-Length: " + JSON.length() + "\r\n\r\n" + JSON;

    assertThat(Wire.refused(
            service.port(),
            post + "Content-Length: 100000\r\n\r\n" + large(100_000) + smuggled + smuggled))
        .singleElement()
        .satisfies(answer -> answer.isProblem(413, "body-too-large").closes());
  }

  @Test
  void endlessBody_isCutOff() {
    try (Wire wire = Wire.to(service.port())) {
      wire.send(post + "Transfer-Encoding: chunked\r\n\r\n");
      String chunk = "100000\r\n" + large(0x100000) + "\r\n";

      // 8 MiB are thrown away, and what fits into the buffers of both sides.
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> {
        for (int i = 0; i < 100; i++) {
          wire.send(chunk);
        }
      });
    }
  }

  @Test
  void dribblingBody_isCutOff() {
    try (Wire wire = Wire.to(service.port())) {
      wire.send(post + "Content-Length: " + FIVE_MEGABYTES + "\r\n\r\n");
      wire.answer().isProblem(413, "body-too-large");

      wire.dribbleUntilBroken();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, RequestBody.MAX_BYTES})
  void chunkedBody_isLimitedToTheByte(int chunk) {
    String fits = JSON + " ".repeat(RequestBody.MAX_BYTES - JSON.length());
    Caller globex = service.newTenant();
    String head =
        post.replace(acme.headers().get(0).getValue(), globex.headers().get(0).getValue())
            + "Transfer-Encoding: chunked\r\n\r\n";

    assertThat(Wire.exchange(service.port(), head + chunks(fits, chunk)))
        .extracting(WireAnswer::status)
        .containsExactly(201);
    assertThat(Wire.exchange(service.port(), head + chunks(fits + " ", chunk)))
        .singleElement()
        .satisfies(answer -> answer.isProblem(413, "body-too-large").closes());
    assertThat(globex.get("/tasks").texts("description")).containsExactly("Large");
  }

  @Test
  void body_isNotAskedFor_whenItIsTooLarge() {
    assertThat(Wire.refused(
            service.port(),
            post + "Expect: 100-continue\r\nContent-Length: " + FIVE_MEGABYTES + "\r\n\r\n"))
        .singleElement()
        .satisfies(answer -> answer.isProblem(413, "body-too-large").closes());
  }

  @Test
  void body_isAskedFor_whenItIsNot() {
    Caller globex = service.newTenant();
    String head =
        post.replace(acme.headers().get(0).getValue(), globex.headers().get(0).getValue());
    try (Wire wire = Wire.to(service.port())) {
      wire.send(head + "Expect: 100-continue\r\nContent-Length: " + JSON.length() + "\r\n\r\n");
      assertThat(wire.answer().status()).isEqualTo(100);

      assertThat(wire.send(JSON).answer().status()).isEqualTo(201);
    }
  }

  @Test
  void otherExpectation_isRefused() {
    assertThat(Wire.refused(
            service.port(),
            post + "Expect: tea\r\nContent-Length: " + JSON.length() + "\r\n\r\n" + JSON))
        .singleElement()
        .satisfies(answer -> answer.isProblem(417, "malformed-request").closes());
  }

  private static String chunks(String text, int size) {
    StringBuilder chunks = new StringBuilder();
    for (int i = 0; i < text.length(); i += size) {
      String chunk = text.substring(i, Math.min(text.length(), i + size));
      chunks
          .append(Integer.toHexString(chunk.length()))
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    return chunks.append("0\r\n\r\n").toString();
  }

  private static String large(int length) {
    return " ".repeat(length);
  }
}
