package dev.tenancy.http.server;

import dev.tenancy.core.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;

/**
 * What is told of a request that is over. Nothing in it is as the caller has written it: neither path
 * nor query, no header's value but two ids that are made of harmless characters.
 *
 * @param method one of those that HTTP knows, or {@link #NONE}
 * @param route its template, such as {@code /tasks/:id}, or {@link #NONE}
 * @param status that of the answer
 * @param duration from its first byte to the last of its answer
 * @param tenant on whose behalf it was made, where that was found out
 * @param requestId that of its {@code X-Request-Id}
 * @param traceId that of its {@code traceparent}, where it has a valid one
 */
public record ServedRequest(
    String method,
    String route,
    int status,
    Duration duration,
    Optional<TenantId> tenant,
    String requestId,
    Optional<String> traceId) {
  /** Stands for every method that HTTP does not know, and for every path without a route. */
  public static final String NONE = "-";
}
