package dev.tenancy.http.benchmark;

import dev.tenancy.http.Address;
import dev.tenancy.http.TenancyService;
import dev.tenancy.http.configuration.Configuration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The whole service on a PostgreSQL of its own, and somebody who calls it. */
final class Stage implements AutoCloseable {
  private static final String ADMIN_TOKEN = "a-token-that-nobody-can-guess";

  private final HttpClient http = HttpClient.newHttpClient();
  private final EmbeddedPostgres server;
  private final TenancyService service;
  private final Address address;

  private Stage(EmbeddedPostgres server, TenancyService service, Address address) {
    this.server = server;
    this.service = service;
    this.address = address;
  }

  /** Sets it up. */
  static Stage set(Map<String, String> settings) throws IOException {
    EmbeddedPostgres server = EmbeddedPostgres.start();
    Map<String, String> environment = new HashMap<>(Map.of(
        "TENANCY_PORT",
        "0",
        "TENANCY_CALLER_MODE",
        "header",
        "TENANCY_ADMIN_TOKEN",
        ADMIN_TOKEN,
        "TENANCY_DATABASE_URL",
        server.getJdbcUrl("postgres", "postgres")));
    environment.putAll(settings);
    TenancyService service = new TenancyService(Configuration.of(List.of(), environment));
    return new Stage(server, service, service.start());
  }

  /** A new tenant. */
  void provision(String slug, String plan) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri("/tenants"))
        .header("Authorization", "Bearer " + ADMIN_TOKEN)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(
            "{\"slug\":\"" + slug + "\",\"name\":\"T\",\"plan\":\"" + plan + "\"}"))
        .build();
    if (http.send(request, BodyHandlers.ofString()).statusCode() != 201) {
      throw new IllegalStateException("could not provision " + slug);
    }
  }

  HttpResponse<String> send(String tenant, String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(request(tenant, method, path, body), BodyHandlers.ofString());
  }

  /** Does not wait for the answer. */
  CompletableFuture<Integer> fire(String tenant, String method, String path, String body) {
    return http.sendAsync(request(tenant, method, path, body), BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /** Of a superuser. */
  Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  private HttpRequest request(String tenant, String method, String path, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("X-Tenant-ID", tenant);
    return body.isEmpty()
        ? request.method(method, BodyPublishers.noBody()).build()
        : request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
  }

  private URI uri(String path) {
    return URI.create(address.url() + path);
  }

  @Override
  public void close() throws IOException {
    service.close();
    server.close();
  }
}
