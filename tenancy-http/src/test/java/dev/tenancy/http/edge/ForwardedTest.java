package dev.tenancy.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.server.EmptyBody;
import dev.tenancy.http.server.HttpServer;
import dev.tenancy.http.server.ServerSettings;
import dev.tenancy.http.server.TrustedProxies;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spark.route.HttpMethod;

/** What a proxy says of the client is believed of proxies that are trusted, and of nobody else. */
class ForwardedTest {
  private HttpServer server;

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-For: 203.0.113.7|203.0.113.7",
        "X-Forwarded-For: 2001:db8::7|[2001:db8:0:0:0:0:0:7]",
        // What the client has said itself comes first.
        "X-Forwarded-For: 198.51.100.1, 203.0.113.7|203.0.113.7",
        "X-Forwarded-For: 198.51.100.1&X-Forwarded-For: 203.0.113.7|203.0.113.7",
        // Through two proxies of ours.
        "X-Forwarded-For: 198.51.100.1, 203.0.113.7, 10.1.2.3|203.0.113.7",
        "X-Forwarded-For: 10.1.2.3|10.1.2.3",
        "X-Forwarded-For: unknown, 10.1.2.3|10.1.2.3",
        "X-Forwarded-For: localhost|127.0.0.1",
        "X-Forwarded-For: 203.0.113.7, |203.0.113.7",
        "X-Forwarded-For: |127.0.0.1",
        "Forwarded: for=203.0.113.7|127.0.0.1",
        "X-Real-IP: 203.0.113.7|127.0.0.1",
        "X: a|127.0.0.1"
      })
  void client_isWhomATrustedProxyNames(String headers, String client) throws IOException {
    WireAnswer answer = send("127.0.0.0/8, 10.0.0.0/8", headers);

    assertThat(answer.header("X-Client")).isEqualTo(client + " false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-Proto: https|true",
        "X-Forwarded-Proto: HTTPS|true",
        "X-Forwarded-Proto: http, https|true",
        "X-Forwarded-Proto: https, http|false",
        "X-Forwarded-Proto: https&X-Forwarded-Proto: http|false",
        "X-Forwarded-Proto: http|false",
        "X-Forwarded-Proto: |false",
        "X-Forwarded-Ssl: on|false",
        "X-Proxied-Https: on|false",
        "Forwarded: proto=https|false"
      })
  void scheme_isWhatATrustedProxySays(String headers, boolean secure) throws IOException {
    WireAnswer answer = send("127.0.0.1", headers);

    assertThat(answer.header("X-Client")).isEqualTo("127.0.0.1 " + secure);
    assertThat(answer.header("Strict-Transport-Security"))
        .isEqualTo(secure ? "max-age=31536000" : "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/8", "127.0.0.2", "::1", "128.0.0.0/1"})
  void word_ofAnybodyElse_changesNothing(String proxies) throws IOException {
    WireAnswer answer = send(
        proxies,
        "X-Forwarded-For: 203.0.113.7&X-Forwarded-Proto: https&X-Forwarded-Host: b"
            + "&Forwarded: for=203.0.113.7;proto=https;host=b&X-Real-IP: 203.0.113.7");

    assertThat(answer.header("X-Client")).isEqualTo("127.0.0.1 false");
    assertThat(answer.header("Strict-Transport-Security")).isEmpty();
  }

  private WireAnswer send(String proxies, String headers) throws IOException {
    server = new HttpServer(
        Set.of(routes -> routes.add(HttpMethod.get, "/client", (request, response) -> {
          response.header("X-Client", request.ip() + " " + request.raw().isSecure());
          return EmptyBody.send(response, 204);
        })),
        Set.of(),
        new ServerSettings(
            ServerSettings.DEFAULT.idle(),
            ServerSettings.DEFAULT.maxConnections(),
            ServerSettings.DEFAULT.maxHeaderBytes(),
            proxies.isEmpty() ? TrustedProxies.NONE : TrustedProxies.parse(proxies),
            Set.of()));
    String head =
        "GET /client HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers.replace("&", "\r\n");
    return Wire.refused(server.start("127.0.0.1", 0), head + "\r\n\r\n").get(0);
  }
}
