package dev.tenancy.http.server;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** Lets pages of other origins call, where that is configured (the Fetch standard's CORS). */
final class CrossOrigin {
  private static final Duration PREFLIGHT_MAX_AGE = Duration.ofMinutes(10);
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PATCH", "DELETE");
  private static final Set<String> REQUEST_HEADERS = Set.of(
      "Authorization",
      "Content-Type",
      "Idempotency-Key",
      "If-Match",
      "If-None-Match",
      "X-Request-Id",
      "X-Tenant-ID",
      "traceparent");
  private static final Set<String> RESPONSE_HEADERS = Set.of(
      "ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id");

  private CrossOrigin() {}

  static Handler allowing(Set<String> origins, Handler next) {
    if (origins.isEmpty()) {
      return next;
    }
    CrossOriginHandler handler = new CrossOriginHandler();
    handler.setHandler(next);
    handler.setAllowedOriginPatterns(
        origins.stream().map(Pattern::quote).collect(Collectors.toSet()));
    handler.setAllowedMethods(METHODS);
    handler.setAllowedHeaders(REQUEST_HEADERS);
    handler.setExposedHeaders(RESPONSE_HEADERS);
    handler.setPreflightMaxAge(PREFLIGHT_MAX_AGE);
    // The routes know which paths there are, and which methods each has.
    handler.setDeliverPreflightRequests(true);
    return handler;
  }
}
