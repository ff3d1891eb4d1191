package dev.tenancy.http.operations;

import dev.tenancy.http.caller.AdminGuard;
import dev.tenancy.http.caller.MetricsToken;
import dev.tenancy.http.server.RouteGroup;
import dev.tenancy.http.server.RouteTable;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import spark.Request;
import spark.Response;
import spark.route.HttpMethod;

/** Shows the metrics to Prometheus. They tell of tenants, so not to everybody. */
final class MetricsRoutes implements RouteGroup {
  private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final AdminGuard guard;
  private final Metrics metrics;

  @Inject
  MetricsRoutes(AdminGuard guard, MetricsToken token, Metrics metrics) {
    this.guard = guard.or(token);
    this.metrics = metrics;
  }

  @Override
  public void addTo(RouteTable routes) {
    routes.add(HttpMethod.get, "/metrics", guard.before(this::show));
  }

  private Object show(Request request, Response response) {
    byte[] text = metrics.text().getBytes(StandardCharsets.UTF_8);
    response.type(MEDIA_TYPE);
    response.raw().setContentLength(text.length);
    return text;
  }
}
