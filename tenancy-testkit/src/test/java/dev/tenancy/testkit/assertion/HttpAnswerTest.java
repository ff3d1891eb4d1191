package dev.tenancy.testkit.assertion;

import static dev.tenancy.testkit.assertion.TenantAssertions.assertThatTenant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of one note, of globex, that has a leak of one kind below each path. */
class HttpAnswerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final UUID id = UUID.randomUUID();
  private final AtomicReference<String> note = new AtomicReference<>("a note");
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
    boolean exists = path.endsWith(id.toString());
    boolean owns = exchange.getRequestHeaders().getFirst("X-Tenant-ID").equals("globex");
    boolean told = exists && owns;
    int status = told ? 200 : 404;
    String body = told ? note.get() : "there is no " + path;
    if (told && exchange.getRequestMethod().equals("PUT")) {
      note.set(note.get() + "!");
    }
    if (exists && path.startsWith("/status")) {
      status = owns ? 200 : 403;
    }
    if (exists && path.startsWith("/header")) {
      exchange.getResponseHeaders().add("ETag", "\"1\"");
    }
    if (exists && path.startsWith("/body")) {
      body = body.replace("no", "NO"); // as long as before
    }
    exchange.sendResponseHeaders(status, body.length());
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "bytes"})
  void response_passes_whenItIsTheSameForWhatIsAbsent(String kind) {
    acme()
        .cannotSee((tenant, key) -> send("GET", "/tight/", tenant, key, kind))
        .cannotChange(
            (tenant, key) -> send("PUT", "/tight/", tenant, key, kind),
            (tenant, key) -> send("GET", "/tight/", tenant, key, kind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/status/", "/header/", "/body/"})
  void response_fails_whenItDiffersInAnything(String path) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> acme().cannotSee((tenant, key) -> send("GET", path, tenant, key, "text")))
        .withMessageStartingWith("acme can tell that globex has " + id);
  }

  private KnownIdAssert<String, UUID> acme() {
    return assertThatTenant("acme").besides("globex").knowing(id, UUID.randomUUID());
  }

  private Object send(String method, String path, String tenant, UUID key, String kind)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://localhost:" + server.getAddress().getPort() + path + key))
        .header("X-Tenant-ID", tenant)
        .method(method, HttpRequest.BodyPublishers.noBody())
        .build();
    BodyHandler<?> handler =
        kind.equals("text") ? BodyHandlers.ofString() : BodyHandlers.ofByteArray();
    return client.send(request, handler);
  }
}
