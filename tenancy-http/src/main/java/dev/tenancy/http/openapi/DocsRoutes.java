package dev.tenancy.http.openapi;

import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import dev.tenancy.http.server.RouteGroup;
import dev.tenancy.http.server.RouteTable;
import jakarta.inject.Inject;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import spark.Request;
import spark.Response;
import spark.route.HttpMethod;

/** Serves the document as a page: Swagger UI, out of this service's own jar. */
final class DocsRoutes implements RouteGroup {
  /** Scripts and styles from here only, and requests to here only. */
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"
      + "; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
      + "; frame-ancestors 'none'";

  private static final String BUNDLE = "swagger-ui-bundle.js";
  private static final String BUNDLE_LICENSE = BUNDLE + ".LICENSE.txt";
  private static final String STYLE = "swagger-ui.css";
  private static final String START = "start.js";

  private final StaticFile page = new StaticFile("docs.html", "text/html;charset=utf-8");
  private final Map<String, StaticFile> files = Map.of(
      START, new StaticFile(START, "text/javascript;charset=utf-8"),
      STYLE, new StaticFile(SwaggerUi.path(STYLE), "text/css;charset=utf-8"),
      BUNDLE, new StaticFile(SwaggerUi.path(BUNDLE), "text/javascript;charset=utf-8"),
      BUNDLE_LICENSE, new StaticFile(SwaggerUi.path(BUNDLE_LICENSE), "text/plain;charset=utf-8"));

  @Inject
  DocsRoutes() {}

  @Override
  public void addTo(RouteTable routes) {
    routes.add(HttpMethod.get, "/docs", this::page);
    routes.add(HttpMethod.get, "/docs/:file", this::file);
  }

  private Object page(Request request, Response response) {
    // Set and not added: of two policies a browser takes what both allow.
    response.raw().setHeader("Content-Security-Policy", POLICY);
    return page.send(response);
  }

  private Object file(Request request, Response response) {
    StaticFile file = files.get(request.params(":file"));
    if (file == null) {
      throw ProblemException.of(ProblemType.NOT_FOUND);
    }
    return file.send(response);
  }

  /** Read when it is asked for: hardly anybody does, and the largest has more than a megabyte. */
  private record StaticFile(String resource, String mediaType) {
    Object send(Response response) {
      byte[] content = Resource.read(resource);
      HttpServletResponse raw = response.raw();
      raw.setContentType(mediaType);
      raw.setContentLength(content.length);
      return content;
    }
  }
}
