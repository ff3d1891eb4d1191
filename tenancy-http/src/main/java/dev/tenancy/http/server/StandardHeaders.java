package dev.tenancy.http.server;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** The headers of every answer. A route may set another value, such as a page's own policy. */
final class StandardHeaders {
  private static final Map<String, String> FIXED = Map.of(
      // Who is calling decides what is seen, so nobody in between may keep an answer.
      "Cache-Control", "no-store",
      "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
      "Cross-Origin-Resource-Policy", "same-origin",
      "Referrer-Policy", "no-referrer",
      "X-Content-Type-Options", "nosniff");

  /** Those with a value that a route may replace. */
  static final Set<String> NAMES = FIXED.keySet();

  private StandardHeaders() {}

  static void putInto(HttpFields.Mutable headers, Request request) {
    forEach(request, headers::put);
  }

  static void forEach(Request request, BiConsumer<String, String> header) {
    header.accept(RequestIds.HEADER, RequestIds.of(request));
    FIXED.forEach(header);
    if (request.isSecure()) {
      header.accept("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
