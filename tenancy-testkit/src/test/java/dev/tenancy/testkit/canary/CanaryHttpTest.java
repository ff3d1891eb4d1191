package dev.tenancy.testkit.canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that gives everybody the same, below /leak, and to each their own, below /own. */
class CanaryHttpTest {
  private final Canary<String> canary = Canary.of("globex");
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean tells = path.startsWith("/leak")
        || exchange.getRequestHeaders().getFirst("X-Tenant-ID").equals("globex");
    String secret = tells ? canary.text() : "yours";
    byte[] body = path.endsWith("/body") ? secret.getBytes(UTF_8) : new byte[0];
    int status = 200;
    if (path.endsWith("/empty")) {
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    }
    if (path.endsWith("/header") || path.endsWith("/empty")) {
      exchange.getResponseHeaders().add("ETag", '"' + secret + '"');
    }
    if (path.endsWith("/redirect")) {
      exchange.getResponseHeaders().add("Location", "/?next=" + secret);
      status = 302;
    }
    if (path.endsWith("/gzip")) {
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      body = gzip(secret);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "header", "redirect", "gzip", "empty"})
  void mark_isSeen_whereverItIs(String place) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> canary.assertUnseenBy(
            "acme",
            tenant -> canary.check(get(tenant, "/leak/" + place, BodyHandlers.ofByteArray()))))
        .withMessageStartingWith("marks of globex come out on behalf of acme:\n  HTTP ")
        .withMessageContaining(canary.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "header", "redirect", "gzip", "empty"})
  void nothing_isSeen_whenEverybodyGetsTheirOwn(String place) {
    canary.assertUnseenBy(
        "acme", tenant -> canary.check(get(tenant, "/own/" + place, BodyHandlers.ofByteArray())));
  }

  @Test
  void response_isGivenBack() {
    canary.assertUnseenBy("acme", tenant -> {
      HttpResponse<String> response = get(tenant, "/own/body", BodyHandlers.ofString());
      assertThat(canary.check(response)).isSameAs(response);
    });
  }

  @Test
  void body_isRefused_whenThereIsNoLookingIntoIt() {
    Map.<String, BodyHandler<?>>of(
            "/own/gzip", BodyHandlers.ofString(), "/own/body", BodyHandlers.ofInputStream())
        .forEach((path, handler) -> assertThatExceptionOfType(AssertionError.class)
            .isThrownBy(() ->
                canary.assertUnseenBy("acme", tenant -> canary.check(get(tenant, path, handler))))
            .withMessageStartingWith("nothing is shown: there is no looking into a body of ")
            .withMessageContaining("take it by BodyHandlers.ofByteArray()"));
  }

  @Test
  void check_isRefused_outsideAnAct() throws Exception {
    HttpResponse<String> response = get("acme", "/own/body", BodyHandlers.ofString());

    assertThatIllegalStateException().isThrownBy(() -> canary.check(response));
  }

  private <B> HttpResponse<B> get(String tenant, String path, BodyHandler<B> handler)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
    return client.send(HttpRequest.newBuilder(uri).header("X-Tenant-ID", tenant).build(), handler);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
      stream.write(text.getBytes(UTF_8));
    }
    return zipped.toByteArray();
  }
}
