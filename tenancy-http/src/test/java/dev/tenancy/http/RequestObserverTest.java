package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.server.HttpServer;
import dev.tenancy.http.server.RequestObserver;
import dev.tenancy.http.server.ServedRequest;
import dev.tenancy.http.server.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spark.route.HttpMethod;

class RequestObserverTest {
  private final AtomicInteger begun = new AtomicInteger();
  private final List<ServedRequest> ended = new CopyOnWriteArrayList<>();
  private final CountDownLatch late = new CountDownLatch(1);
  private final HttpServer server = new HttpServer(
      Set.of(routes -> {
        routes.add(HttpMethod.get, "/late", (request, response) -> {
          late.await();
          return "";
        });
        routes.add(HttpMethod.post, "/error", (request, response) -> {
          request.body();
          throw new StackOverflowError();
        });
      }),
      Set.of(new Observer(), new Broken(1), new Broken(2), new Broken(3)),
      ServerSettings.DEFAULT);
  private int port;

  private final class Observer implements RequestObserver {
    @Override
    public void begun() {
      begun.incrementAndGet();
    }

    @Override
    public void ended(ServedRequest request) {
      ended.add(request);
    }
  }

  /** Neither the caller nor the other observers must notice; a set has no order, so there are some. */
  private record Broken(int number) implements RequestObserver {
    @Override
    public void begun() {
      throw new IllegalStateException("broken " + number);
    }

    @Override
    public void ended(ServedRequest request) {
      throw new IllegalStateException("broken " + number);
    }
  }

  @BeforeEach
  void start() throws IOException {
    port = server.start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    late.countDown();
    server.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|-|-|400",
        "GET / HTTP/9.9|-|-|505",
        "GET /%zz HTTP/1.1|-|-|400",
        "GET //a HTTP/1.1|GET|-|400",
        "PUT /late HTTP/1.1|PUT|/late|405",
        "POST /error HTTP/1.1|POST|/error|500",
        "GET / HTTP/1.1\\r\\nTransfer-Encoding: gzip, chunked|GET|-|400"
      })
  void request_isToldOfOnce_whoeverAnswersIt(
      String requestLine, String method, String route, int status) throws IOException {
    String head = requestLine.replace("\\r\\n", "\r\n");
    try (Socket socket = connect(head + "\r\nHost: a\r\nConnection: close\r\n\r\n")) {
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 " + status + " ");
    }

    Awaiting.until(() -> !ended.isEmpty());
    server.stop();
    assertThat(begun).hasValue(1);
    assertThat(ended).hasSize(1);
    assertThat(ended.get(0).method()).isEqualTo(method);
    assertThat(ended.get(0).route()).isEqualTo(route);
    assertThat(ended.get(0).status()).isEqualTo(status);
    assertThat(ended.get(0).tenant()).isEmpty();
  }

  @Test
  void request_isUnderWay_untilItIsAnswered() throws IOException {
    long before = System.nanoTime();
    try (Socket socket = connect("GET /late HTTP/1.1\r\nHost: a\r\n\r\n")) {
      Awaiting.until(() -> begun.get() == 1);
      assertThat(ended).isEmpty();
      late.countDown();
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      Awaiting.until(() -> !ended.isEmpty());
    }

    assertThat(ended.get(0).status()).isEqualTo(200);
    assertThat(ended.get(0).duration())
        .isPositive()
        .isLessThan(Duration.ofNanos(System.nanoTime() - before));
  }

  @Test
  void request_ends_whenItsCallerIsGone() throws IOException {
    connect("POST /error HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf")
        .close();

    Awaiting.until(() -> !ended.isEmpty());
    assertThat(begun).hasValue(1);
  }

  @Test
  void everyRequest_isToldOf_onOneConnection() throws IOException {
    String one = "GET /nowhere HTTP/1.1\r\nHost: a\r\n";
    try (Socket socket = connect((one + "\r\n").repeat(3) + one + "Connection: close\r\n\r\n")) {
      socket.getInputStream().readAllBytes();
    }

    Awaiting.until(() -> ended.size() == 4);
    assertThat(begun).hasValue(4);
    assertThat(ended).extracting(ServedRequest::requestId).doesNotHaveDuplicates();
  }

  @Test
  void eachServer_tellsItsOwnObservers() throws Exception {
    CountDownLatch toldOther = new CountDownLatch(1);
    HttpServer other =
        new HttpServer(Set.of(), Set.of(request -> toldOther.countDown()), ServerSettings.DEFAULT);
    int otherPort = other.start("127.0.0.1", 0);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), otherPort)) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(toldOther.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      other.stop();
    }

    assertThat(begun).hasValue(0);
  }

  private Socket connect(String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }
}
