package dev.tenancy.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Caller;
import dev.tenancy.http.ServiceExtension;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of two other origins may call, and those of no other. */
class CrossOriginTest {
  private static final String APP = "https://app.example.com";

  @RegisterExtension
  static final ServiceExtension service =
      new ServiceExtension(Map.of("TENANCY_CORS_ORIGINS", APP + ", http://localhost:5173"));

  @ParameterizedTest
  @ValueSource(strings = {APP, "http://localhost:5173"})
  void listedOrigin_mayCall(String origin) {
    Caller acme = service.newTenant();
    WireAnswer answer = send("GET", "/tasks", "Origin: " + origin, tenant(acme));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.header("Vary")).isEqualTo("Origin");
    assertThat(names(answer, "Access-Control-Expose-Headers"))
        .containsExactlyInAnyOrder(
            "ETag",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "X-Request-Id");
  }

  @ParameterizedTest
  @CsvSource({
    "/tasks,'GET, HEAD, POST, OPTIONS'",
    "/tasks/00000000-0000-7000-8000-000000000000,'DELETE, GET, HEAD, PATCH, OPTIONS'",
    "/health/live,'GET, HEAD, OPTIONS'"
  })
  void preflight_namesTheMethodsOfThePath(String path, String methods) {
    WireAnswer answer = preflight(path, APP);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
    assertThat(answer.header("Access-Control-Allow-Methods").split(", "))
        .containsExactlyInAnyOrder(methods.split(", "));
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
    assertThat(names(answer, "Access-Control-Allow-Headers"))
        .containsExactlyInAnyOrder(
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "X-Request-Id",
            "X-Tenant-ID",
            "traceparent");
  }

  @Test
  void preflight_isRefused_whereThereIsNothing() {
    preflight("/nowhere", APP).isProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://app.example.com.evil.example",
        "https://appXexample.com",
        "http://app.example.com",
        "https://app.example.com:8443",
        "https://app.example.com/",
        "https://sub.app.example.com",
        "null",
        "*",
        "",
        "https://app.example.com,https://evil.example"
      })
  void otherOrigin_getsNoHeaders(String origin) {
    Caller acme = service.newTenant();

    for (WireAnswer answer : new WireAnswer[] {
      send("GET", "/tasks", "Origin: " + origin, tenant(acme)), preflight("/tasks", origin)
    }) {
      assertThat(answer.status()).isIn(200, 204);
      assertThat(answer.headers()).noneMatch(line -> line.startsWith("Access-Control-"));
      assertThat(answer.header("Vary")).isEqualTo("Origin");
    }
  }

  @Test
  void answer_varies_withoutAnOriginToo() {
    assertThat(send("GET", "/health/live", "X: a").header("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/nowhere,X: a,404",
    "PUT,/tasks,X: a,405",
    "GET,/tasks,X: a,400",
    "GET,/tenants,X: a,401",
    "POST,/tasks,Content-Length: 99999,413"
  })
  void problem_canBeRead(String method, String path, String header, int status) {
    WireAnswer answer = send(method, path, "Origin: " + APP, header);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
  }

  private static WireAnswer preflight(String path, String origin) {
    return send(
        "OPTIONS",
        path,
        "Origin: " + origin,
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: x-tenant-id, content-type");
  }

  private static WireAnswer send(String method, String path, String... headers) {
    String head = method + " " + path + " HTTP/1.1\r\nHost: a\r\n" + String.join("\r\n", headers);
    try (Wire wire = Wire.to(service.port()).send(head + "\r\n\r\n")) {
      return wire.answer();
    }
  }

  private static String tenant(Caller caller) {
    return "X-Tenant-ID: " + caller.headers().get(0).getValue();
  }

  private static Set<String> names(WireAnswer answer, String header) {
    return Set.copyOf(Arrays.asList(answer.header(header).split(", ?")));
  }
}
