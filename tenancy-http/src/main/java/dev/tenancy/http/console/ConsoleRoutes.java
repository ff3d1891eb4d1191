package dev.tenancy.http.console;

import dev.tenancy.http.server.RouteGroup;
import dev.tenancy.http.server.RouteTable;
import jakarta.inject.Inject;
import javax.servlet.http.HttpServletResponse;
import spark.Request;
import spark.Response;
import spark.route.HttpMethod;

/** Serves the console at {@code /}. Anybody may have it: it holds no secret and asks for one. */
final class ConsoleRoutes implements RouteGroup {
  private final ConsolePage page = ConsolePage.load();

  @Inject
  ConsoleRoutes() {}

  @Override
  public void addTo(RouteTable routes) {
    routes.add(HttpMethod.get, "/", this::page);
  }

  private Object page(Request request, Response response) {
    HttpServletResponse raw = response.raw();
    // Set and not added: of two policies a browser takes what both allow.
    raw.setHeader("Content-Security-Policy", page.policy());
    raw.setHeader("Referrer-Policy", "no-referrer");
    raw.setContentType("text/html;charset=utf-8");
    byte[] html = page.html();
    raw.setContentLength(html.length);
    return html;
  }
}
