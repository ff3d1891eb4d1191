package dev.tenancy.http.operations;

import dev.tenancy.http.json.Json;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import dev.tenancy.http.server.RouteGroup;
import dev.tenancy.http.server.RouteTable;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import spark.Request;
import spark.Response;
import spark.route.HttpMethod;

/** Tells an orchestrator whether the process lives, and whether it should be sent requests. */
final class HealthRoutes implements RouteGroup {
  private final Readiness readiness;

  @Inject
  HealthRoutes(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public void addTo(RouteTable routes) {
    routes.add(
        HttpMethod.get,
        "/health/live",
        (request, response) -> Json.send(response, 200, Map.of("status", "live")));
    routes.add(HttpMethod.get, "/health/ready", this::ready);
  }

  private Object ready(Request request, Response response) {
    readiness.failed().ifPresent(condition -> {
      throw ProblemException.of(ProblemType.UNAVAILABLE, "Not ready: " + condition.failure() + ".")
          .with("Retry-After", "1");
    });
    return Json.send(response, 200, new Ready("ready", Condition.words()));
  }

  /**
   * The wire form of a node that is ready.
   *
   * @param checked what was looked at, for people
   */
  record Ready(String status, List<String> checked) {}
}
