package dev.tenancy.http.operations;

import dev.tenancy.http.json.Json;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import dev.tenancy.http.server.RouteGroup;
import dev.tenancy.http.server.RouteTable;
import jakarta.inject.Inject;
import spark.Request;
import spark.Response;
import spark.route.HttpMethod;

/** Explains each kind of problem at its address. */
final class ProblemRoutes implements RouteGroup {
  @Inject
  ProblemRoutes() {}

  @Override
  public void addTo(RouteTable routes) {
    routes.add(HttpMethod.get, "/problems/:slug", ProblemRoutes::explain);
  }

  private static Object explain(Request request, Response response) {
    ProblemType type = ProblemType.ofSlug(request.params(":slug"))
        .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
    return Json.send(
        response,
        200,
        new Explanation(type.uri(), type.title(), type.status(), type.explanation()));
  }

  record Explanation(String type, String title, int status, String explanation) {}
}
