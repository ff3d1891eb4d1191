package dev.tenancy.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.ServiceExtension;
import dev.tenancy.http.server.EmptyBody;
import dev.tenancy.http.server.HttpServer;
import dev.tenancy.http.server.ServerSettings;
import dev.tenancy.http.server.TrustedProxies;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spark.route.HttpMethod;

/** Clients that are slow, silent, or many, on a service with small limits. */
class SlowClientTest {
  private static final int MAX_CONNECTIONS = 100;
  private static final int MAX_HEADER_BYTES = 2_048;

  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension(Map.of(
      "TENANCY_IDLE_SECONDS", "2",
      "TENANCY_MAX_CONNECTIONS", String.valueOf(MAX_CONNECTIONS),
      "TENANCY_MAX_HEADER_BYTES", String.valueOf(MAX_HEADER_BYTES)));

  private final List<Wire> wires = new ArrayList<>();

  @AfterEach
  void close() {
    wires.forEach(Wire::close);
  }

  @Test
  void silentConnection_isClosed() {
    assertThat(wire().answersUntilClosed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /health/live HTTP/1.1\r\nX: ",
        "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\nGET /health/live HTTP/1.1\r\nX: "
      })
  void slowHead_isCutOff_althoughSomethingComesAllTheTime(String begin) {
    wire().send(begin).dribbleUntilBroken();
  }

  @Test
  void slowBody_isAnswered_andCutOff_althoughSomethingComesAllTheTime() {
    Wire wire = wire()
        .send("POST /tasks HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Content-Length: 10000\r\n\r\n{");
    wire.dribbleUntil(wire::hasAnswer);

    wire.answer().isProblem(408, "request-timeout").closes();
    wire.dribbleUntilBroken();
  }

  @Test
  void silentBody_isAnswered_andCutOff() {
    assertThat(Wire.refused(
            service.port(),
            "POST /tasks HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Content-Length: 10000\r\n\r\n{"))
        .singleElement()
        .satisfies(answer -> answer.isProblem(408, "request-timeout").closes());
  }

  @Test
  void keptConnection_servesForLongerThanTheLimit() {
    Wire wire = wire();
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(5)) {
      wire.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(wire.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void slowAnswer_isNotCutOff() throws IOException {
    HttpServer server = new HttpServer(
        Set.of(routes -> routes.add(HttpMethod.post, "/slow", (request, response) -> {
          assertThat(new CountDownLatch(1).await(4, TimeUnit.SECONDS)).isFalse();
          return EmptyBody.send(response, 204);
        })),
        Set.of(),
        new ServerSettings(
            Duration.ofSeconds(1), 2, MAX_HEADER_BYTES, TrustedProxies.NONE, Set.of()));
    int port = server.start("127.0.0.1", 0);
    try (Wire slow = Wire.to(port)) {
      slow.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
      wires.add(Wire.to(port)); // which makes it crowded

      assertThat(slow.answer().status()).isEqualTo(204);
    } finally {
      server.stop();
    }
  }

  @Test
  void slowClients_doNotHoldTheOthersUp() throws IOException {
    HttpServer server = new HttpServer(Set.of(), Set.of(), ServerSettings.DEFAULT);
    int port = server.start("127.0.0.1", 0);
    try {
      for (int i = 0; i < 150; i++) { // more than there are threads
        wires.add(Wire.to(port)
            .send(
                i % 2 == 0
                    ? "GET / HTTP/1.1\r\nX: "
                    : "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"));
      }

      for (int i = 0; i < 20; i++) {
        assertThat(Wire.exchange(port, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
            .singleElement()
            .satisfies(answer -> answer.isProblem(404, "not-found"));
      }
      // Not because they have been cut off.
      assertThat(wires).noneMatch(Wire::hasAnswer);
    } finally {
      server.stop();
    }
  }

  @Test
  void flood_ofSilentConnections_doesNotLockOthersOut() {
    for (int i = 0; i < 5 * MAX_CONNECTIONS; i++) {
      wire();
    }

    service.anybody().get("/health/live").hasStatus(200);
  }

  @Test
  void head_mayHaveAsManyBytesAsConfigured_andNoMore() {
    String head = "GET /health/live HTTP/1.1\r\nHost: a\r\nX: ";
    String fits = "a".repeat(MAX_HEADER_BYTES - head.length() - 8);

    assertThat(Wire.exchange(service.port(), head + fits + "\r\n\r\n"))
        .extracting(WireAnswer::status)
        .containsExactly(200);
    assertThat(Wire.refused(service.port(), head + fits + "a".repeat(9) + "\r\n\r\n"))
        .singleElement()
        .satisfies(answer -> answer.isProblem(431, "headers-too-large").closes());
  }

  @Test
  void manyHeaders_areRefused() {
    assertThat(Wire.refused(
            service.port(),
            "GET /health/live HTTP/1.1\r\nHost: a\r\n" + "A:b\r\n".repeat(500) + "\r\n"))
        .singleElement()
        .satisfies(answer -> answer.isProblem(431, "headers-too-large").closes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /%s HTTP/1.1", "GET /tasks?%s HTTP/1.1", "GET /a/%s/b HTTP/1.1"})
  void longTarget_isRefused(String line) {
    assertThat(Wire.refused(
            service.port(), line.formatted("a".repeat(MAX_HEADER_BYTES)) + "\r\nHost: a\r\n\r\n"))
        .singleElement()
        .satisfies(answer -> answer.isProblem(414, "uri-too-long").closes());
  }

  @Test
  void longSegment_isNotFound_whileItFits() {
    assertThat(Wire.exchange(
            service.port(), "GET /" + "a".repeat(1_900) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
        .singleElement()
        .satisfies(answer -> answer.isProblem(404, "not-found"));
  }

  private Wire wire() {
    Wire wire = Wire.to(service.port());
    wires.add(wire);
    return wire;
  }
}
