package dev.tenancy.http.openapi;

import dev.tenancy.http.configuration.Plane;
import dev.tenancy.http.json.Json;
import dev.tenancy.http.server.RouteGroup;
import dev.tenancy.http.server.RouteTable;
import jakarta.inject.Inject;
import spark.route.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Serves the document of what this node serves. */
final class OpenApiRoutes implements RouteGroup {
  private final JsonNode document;

  @Inject
  OpenApiRoutes(Plane plane) {
    this.document = OpenApiDocument.of(plane);
  }

  @Override
  public void addTo(RouteTable routes) {
    routes.add(
        HttpMethod.get, "/openapi.json", (request, response) -> Json.send(response, 200, document));
  }
}
