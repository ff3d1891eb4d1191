package dev.tenancy.http.server;

import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpFields;

/** The headers of every answer. */
final class StandardHeaders {
  private StandardHeaders() {}

  static void putInto(HttpFields.Mutable headers, String requestId) {
    forEach(requestId, headers::put);
  }

  static void forEach(String requestId, BiConsumer<String, String> header) {
    header.accept(RequestIds.HEADER, requestId);
    header.accept("X-Content-Type-Options", "nosniff");
    // Who is calling decides what is seen, so nobody in between may keep an answer.
    header.accept("Cache-Control", "no-store");
  }
}
