package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that somebody else has signed, checked as RFC 8725 wants it. */
class JwtTest {
  private static final String ISSUER = "https://issuer.example.com";
  private static final HttpServer JWKS = jwks();

  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension(Map.of(
      "TENANCY_CALLER_MODE", "jwt",
      "TENANCY_JWT_ISSUER", ISSUER,
      "TENANCY_JWT_AUDIENCE", "tenancy",
      "TENANCY_JWT_TENANT_CLAIM", "org",
      "TENANCY_JWT_KEYS", "http://127.0.0.1:" + JWKS.getAddress().getPort() + "/keys"));

  private static RSAKey key;
  private static volatile String published;

  private final String acme = service.newSlug();
  private final String globex = service.newSlug();

  @BeforeAll
  static void publish() throws JOSEException {
    key = newKey("first");
    published = new JWKSet(key.toPublicJWK()).toString();
  }

  @AfterAll
  static void stop() {
    JWKS.stop(0);
  }

  @BeforeEach
  void haveATask() throws JOSEException {
    caller(token(claims -> claims))
        .post("/tasks", "{\"description\":\"Acme's\"}")
        .hasStatus(201);
  }

  @Test
  void token_opensTheTasksOfTheTenantThatItNames() throws JOSEException {
    String id = service.admin().get("/tenants/" + acme).text("id");

    assertThat(caller(token(c -> c)).get("/tasks").texts("description")).containsExactly("Acme's");
    assertThat(caller(token(c -> c.claim("org", id))).get("/tasks").texts("description"))
        .containsExactly("Acme's");
    assertThat(caller(token(c -> c.claim("org", globex))).get("/tasks").texts("description"))
        .isEmpty();
    caller(token(c -> c)).with("X-Tenant-ID", acme).get("/tasks").hasStatus(200);
    caller(token(c -> c))
        .with("X-Tenant-ID", globex)
        .get("/tasks")
        .isProblem(403, "tenant-mismatch");
  }

  @Test
  void token_isForbidden_whenItNamesNoTenant_andUnknownWhenItNamesNobody() throws JOSEException {
    caller(token(c -> c.claim("org", null))).get("/tasks").isProblem(403, "forbidden");
    caller(token(c -> c.claim("org", "Not A Slug"))).get("/tasks").isProblem(403, "forbidden");
    caller(token(c -> c.claim("org", 7))).get("/tasks").isProblem(403, "forbidden");
    caller(token(c -> c.claim("org", "nobody"))).get("/tasks").isProblem(404, "tenant-unknown");
  }

  @Test
  void token_opensNothing_whenAClaimIsWrong() throws JOSEException {
    isRefused(token(c -> c.issuer("https://other.example.com")));
    isRefused(token(c -> c.issuer(null)));
    isRefused(token(c -> c.audience("other")));
    isRefused(token(c -> c.audience((String) null)));
    isRefused(token(c -> c.expirationTime(null)));
    isRefused(token(c -> c.expirationTime(Date.from(Instant.now().minusSeconds(120)))));
    isRefused(token(c -> c.notBeforeTime(Date.from(Instant.now().plusSeconds(120)))));
  }

  @Test
  void token_opensNothing_whenItsSignatureIsNoneOfThose() throws JOSEException {
    RSAKey others = newKey("first");
    isRefused(new PlainJWT(claims(c -> c)).serialize());
    isRefused(signed(JWSAlgorithm.RS256, "first", "JWT", new RSASSASigner(others), c -> c));
    isRefused(signed(JWSAlgorithm.RS512, "first", "JWT", new RSASSASigner(key), c -> c));
    isRefused(signed(JWSAlgorithm.RS256, "first", "logout+jwt", new RSASSASigner(key), c -> c));
    // The public key as a shared secret.
    byte[] secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    isRefused(signed(JWSAlgorithm.HS256, "first", "JWT", new MACSigner(secret), c -> c));
    String token = token(c -> c);
    isRefused(token.substring(0, token.lastIndexOf('.') + 1));
    isRefused(token + "x");
    isRefused("not.a.token");
  }

  @Test
  void newKey_isFetched_whenATokenNamesIt() throws JOSEException {
    RSAKey next = newKey("next");
    published = "{\"keys\":[" + key.toPublicJWK().toJSONString() + ","
        + next.toPublicJWK().toJSONString() + "]}";
    String token = signed(JWSAlgorithm.RS256, "next", "at+jwt", new RSASSASigner(next), c -> c);

    caller(token).get("/tasks").hasStatus(200);
    caller(token(c -> c)).get("/tasks").hasStatus(200);
  }

  @Test
  void keysOfAFile_areAsGood(@TempDir Path directory) throws IOException, JOSEException {
    Path file = Files.writeString(directory.resolve("jwks.json"), published);
    try (Node node =
        Node.start(service.configuration(Map.of("TENANCY_JWT_KEYS", file.toString())))) {
      node.anybody()
          .with("Authorization", "Bearer " + token(c -> c))
          .get("/tasks")
          .hasStatus(200);
    }
  }

  @Test
  void service_isUnavailable_notTheTokenWrong_whenTheKeysCannotBeRead(@TempDir Path directory)
      throws JOSEException {
    try (Node node = Node.start(service.configuration(
        Map.of("TENANCY_JWT_KEYS", directory.resolve("missing").toString())))) {
      Answer answer =
          node.anybody().with("Authorization", "Bearer " + token(c -> c)).get("/tasks");

      answer.isProblem(503, "unavailable");
      assertThat(answer.header("Retry-After")).isNotEmpty();
    }
  }

  private void isRefused(String token) {
    caller(token).get("/tasks").isProblem(401, "unauthenticated");
  }

  private Caller caller(String token) {
    return service.anybody().with("Authorization", "Bearer " + token);
  }

  private String token(UnaryOperator<JWTClaimsSet.Builder> changes) throws JOSEException {
    return signed(JWSAlgorithm.RS256, "first", "JWT", new RSASSASigner(key), changes);
  }

  private String signed(
      JWSAlgorithm algorithm,
      String keyId,
      String type,
      JWSSigner signer,
      UnaryOperator<JWTClaimsSet.Builder> changes)
      throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(algorithm)
        .keyID(keyId)
        .type(new JOSEObjectType(type))
        .build();
    SignedJWT token = new SignedJWT(header, claims(changes));
    token.sign(signer);
    return token.serialize();
  }

  private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> changes) {
    return changes
        .apply(new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("tenancy")
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .claim("org", acme))
        .build();
  }

  private static RSAKey newKey(String id) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(id).generate();
  }

  private static HttpServer jwks() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/keys", exchange -> {
        byte[] body = published.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
      });
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
