package dev.tenancy.http.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.ServiceExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The README's third way of use. */
class ClientTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @BeforeAll
  static void provision() {
    service.admin().post("/tenants", "{\"slug\":\"acme\",\"name\":\"Acme\"}").hasStatus(201);
  }

  @Test
  void snippet_runs() throws Exception {
    URI base = service.uri("/");
    // begin README
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest create = HttpRequest.newBuilder(base.resolve("/tasks"))
        .header("X-Tenant-ID", "acme")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"description\": \"Order anvils\"}"))
        .build();
    HttpResponse<String> created = http.send(create, BodyHandlers.ofString());
    String location = created.headers().firstValue("Location").orElseThrow();
    // end README
    assertThat(created.statusCode()).isEqualTo(201);
    service.tenant("acme").get(location).hasStatus(200);
  }
}
