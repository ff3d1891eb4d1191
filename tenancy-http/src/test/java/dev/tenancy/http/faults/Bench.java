package dev.tenancy.http.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Answer;
import dev.tenancy.http.Awaiting;
import dev.tenancy.http.Caller;
import dev.tenancy.http.Node;
import dev.tenancy.http.ServiceExtension;
import dev.tenancy.http.configuration.Configuration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A node of the service with two tenants, on a database that the tests may do anything to. */
final class Bench implements BeforeAllCallback, AfterAllCallback {
  static final int POOL_SIZE = 8;

  /** Of both roles, and one for each that asks whether the server is there. */
  private static final int SESSIONS = 2 * (POOL_SIZE + 1);

  private MortalServer server;
  private TcpProxy proxy;
  private Node node;

  @Override
  public void beforeAll(ExtensionContext context) {
    server = new MortalServer();
    proxy = new TcpProxy(server.port());
    node = Node.start(Configuration.of(
        List.of(),
        Map.of(
            "TENANCY_PORT",
            "0",
            "TENANCY_CALLER_MODE",
            "header",
            "TENANCY_DATABASE_URL",
            "jdbc:postgresql://localhost:" + proxy.port() + "/postgres",
            "TENANCY_DATABASE_USER",
            "postgres",
            "TENANCY_DATABASE_POOL_SIZE",
            String.valueOf(POOL_SIZE),
            "TENANCY_RATE_LIMITS",
            "none",
            "TENANCY_ADMIN_TOKEN",
            ServiceExtension.ADMIN_TOKEN)));
    for (String slug : List.of("acme", "globex")) {
      node.admin()
          .post("/tenants", "{\"slug\":\"" + slug + "\",\"name\":\"T\"}")
          .hasStatus(201);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (node != null) {
      node.close();
    }
    if (proxy != null) {
      proxy.close();
    }
    if (server != null) {
      server.close();
    }
  }

  MortalServer server() {
    return server;
  }

  TcpProxy proxy() {
    return proxy;
  }

  Caller anybody() {
    return node.anybody();
  }

  Caller tenant(String slug) {
    return anybody().with("X-Tenant-ID", slug);
  }

  boolean isReady() {
    return anybody().get("/health/ready").response().statusCode() == 200;
  }

  boolean isLive() {
    return anybody().get("/health/live").response().statusCode() == 200;
  }

  /** All connections are there and idle, and no request is under way but the one that asks. */
  void awaitRest() {
    Awaiting.until(() -> isReady() && server.sessions() == SESSIONS);
    Awaiting.until(() -> metric("hikaricp_connections{pool=\"tenancy_app\"}") == POOL_SIZE
        && metric("hikaricp_connections_idle{pool=\"tenancy_app\"}") == POOL_SIZE
        && metric("hikaricp_connections_pending{pool=\"tenancy_app\"}") == 0
        && metric("http_server_requests_active") == 1);
    assertThat(server.sessions()).isEqualTo(SESSIONS);
  }

  /** Threads of the pools and the driver, which are few and stay when nothing happens. */
  static long databaseThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("tenancy_") || name.startsWith("PostgreSQL"))
        .count();
  }

  private double metric(String series) {
    Answer metrics = node.admin().get("/metrics").hasStatus(200);
    return metrics
        .response()
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow();
  }
}
