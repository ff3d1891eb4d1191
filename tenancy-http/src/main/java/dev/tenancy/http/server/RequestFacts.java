package dev.tenancy.http.server;

import dev.tenancy.core.tenant.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spark.Request;

/**
 * What the code that answers a request finds out about it, for the log and the metrics. It travels
 * with the request, from thread to thread where the server changes them.
 */
public final class RequestFacts {
  static final String ATTRIBUTE = RequestFacts.class.getName();

  private volatile String route = ServedRequest.NONE;
  private volatile @Nullable TenantId tenant;

  RequestFacts() {}

  /** Those of a request. */
  public static RequestFacts of(Request request) {
    Object facts = request.raw().getAttribute(ATTRIBUTE);
    if (facts instanceof RequestFacts known) {
      return known;
    }
    throw new IllegalStateException("the request has come past EntryHandler");
  }

  /**
   * Tells on whose behalf the request is made.
   *
   * @return the same tenant
   */
  public TenantId tenant(TenantId tenant) {
    this.tenant = tenant;
    return tenant;
  }

  Optional<TenantId> tenant() {
    return Optional.ofNullable(tenant);
  }

  /** Tells which route answers: its template, never the path itself. */
  void route(String template) {
    route = template;
  }

  String route() {
    return route;
  }
}
