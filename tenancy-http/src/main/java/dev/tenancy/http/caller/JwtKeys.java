package dev.tenancy.http.caller;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An issuer's public keys. They are read when they are first wanted, again after some minutes, and at
 * once when a token names one that is not among them, but not more than twice in half a minute.
 */
final class JwtKeys {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAX_BYTES = 512 * 1024;

  private JwtKeys() {}

  /** Of a URL, or the path of a file. */
  static JWKSource<SecurityContext> of(String place) {
    boolean isUrl = place.contains("://");
    URI uri = isUrl ? URI.create(place) : Path.of(place).toUri();
    ResourceRetriever retriever = isUrl
        ? new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES)
        : url -> new Resource(Files.readString(Path.of(place)), "application/json");
    return JWKSourceBuilder.<SecurityContext>create(url(uri), retriever).build();
  }

  private static URL url(URI uri) {
    try {
      return uri.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a URL: " + uri, e);
    }
  }
}
