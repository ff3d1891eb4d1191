package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.tenancy.http.server.HttpServer;
import dev.tenancy.http.server.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spark.route.HttpMethod;

/** What the server answers by itself, without any of the resources. */
class ServerTest {
  private final CountDownLatch underWay = new CountDownLatch(1);
  private final CountDownLatch late = new CountDownLatch(1);
  private final HttpServer server = new HttpServer(
      Set.of(routes -> {
        routes.add(HttpMethod.get, "/exception", (request, response) -> {
          throw new IllegalStateException("secret of globex");
        });
        routes.add(HttpMethod.get, "/error", (request, response) -> {
          throw new StackOverflowError("secret of globex");
        });
        routes.add(HttpMethod.get, "/null", (request, response) -> null);
        routes.add(HttpMethod.get, "/late", (request, response) -> {
          underWay.countDown();
          late.await();
          return "";
        });
      }),
      Set.of(),
      ServerSettings.DEFAULT);
  private int port;

  @BeforeEach
  void start() throws IOException {
    port = server.start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/exception", "/error", "/null"})
  void failure_isAProblem_thatTellsNothing(String path) {
    Answer answer = caller().get(path).isProblem(500, "internal");

    assertThat(answer.response().body()).doesNotContain("secret", "Exception", "Error", "at ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BEFORE /null HTTP/1.1|405",
        "AFTERAFTER /null HTTP/1.1|405",
        "get /null HTTP/1.1|405"
      })
  void unknownMethod_isAProblem(String requestLine, int status) throws IOException {
    String answer = raw(requestLine + "\r\nHost: a\r\nConnection: close\r\n\r\n");

    checkRaw(answer, status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: ,",
        "Accept: ;",
        "Accept: */*;q=0",
        "Accept: a/b;q=x",
        "Accept: ",
        "Accept: text/html"
      })
  void strangeAccept_changesNothing(String header) throws IOException {
    checkRaw(raw("GET /nowhere HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n"), 404);
  }

  @Test
  void stop_returns_alsoWhenARequestOutlastsIt() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      send(socket, "GET /late HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);

      stopped.get(30, TimeUnit.SECONDS);
    } finally {
      late.countDown();
    }
  }

  @Test
  void connection_staysOpen_whenABodyIsRefusedBeforeItArrives() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(300);
      send(socket, "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345");
      // Whether an answer comes already is up to the server; the connection must stay open.
      String early = read(socket);
      socket.setSoTimeout(10_000);
      send(socket, "67890GET /elsewhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

      assertThat((early + readToEnd(socket)).split("HTTP/1.1 404 ")).hasSize(3);
    }
  }

  @Test
  void requestId_isTheCallersOwn_whenItIsSane() {
    assertThat(caller().with("X-Request-Id", "abc-1.2_3").get("/").header("X-Request-Id"))
        .isEqualTo("abc-1.2_3");
    assertThat(caller().with("X-Request-Id", "<script>").get("/").header("X-Request-Id"))
        .matches("[0-9a-f]{32}");
    assertThat(caller().with("X-Request-Id", "a".repeat(65)).get("/").header("X-Request-Id"))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void start_isRefused_whenThePortIsTaken() {
    assertThatIOException()
        .isThrownBy(() ->
            new HttpServer(Set.of(), Set.of(), ServerSettings.DEFAULT).start("127.0.0.1", port))
        .withMessage("port " + port + " on 127.0.0.1 is taken");
  }

  @Test
  void start_isRefused_whenThereIsNoSuchAddress() {
    assertThatIOException()
        .isThrownBy(() ->
            new HttpServer(Set.of(), Set.of(), ServerSettings.DEFAULT).start("203.0.113.1", 0))
        .withMessageStartingWith("cannot listen on port 0 of 203.0.113.1");
  }

  private Caller caller() {
    return new Caller(path -> URI.create("http://127.0.0.1:" + port + path), answer -> {});
  }

  private static void checkRaw(String answer, int status) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("Content-Type: application/problem+json")
        .contains("X-Request-Id: ")
        .contains("\"status\":" + status);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      send(socket, request);
      return read(socket);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** One answer, which ends with its JSON; or what there is of it when the time is up. */
  private static String read(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    try {
      while (answer.indexOf("}") < 0) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          break;
        }
        answer.append((char) next);
      }
    } catch (SocketTimeoutException e) {
      // Said by what is missing.
    }
    return answer.toString();
  }

  private static String readToEnd(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
