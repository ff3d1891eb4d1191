package dev.tenancy.http.server;

import dev.tenancy.http.problem.ProblemResponse;
import dev.tenancy.http.problem.Problems;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import spark.ExceptionHandlerImpl;
import spark.ExceptionMapper;
import spark.Request;
import spark.Response;
import spark.http.matching.MatcherFilter;
import spark.route.Routes;
import spark.staticfiles.StaticFilesConfiguration;

/** All resources, served on one port. */
public final class HttpServer {
  private final RouteTable table = new RouteTable();
  private final ObservedRequests observed;
  private final ServerSettings settings;
  private @Nullable JettyServer jetty;

  /** Collects what is to be served and how, and who is told of it. */
  @Inject
  public HttpServer(
      Set<RouteGroup> resources, Set<RequestObserver> observers, ServerSettings settings) {
    resources.forEach(resource -> resource.addTo(table));
    this.observed = new ObservedRequests(observers);
    this.settings = settings;
  }

  /** What is served, as {@code GET /tasks/:id}; HEAD and OPTIONS follow from it. */
  public Set<String> operations() {
    return table.operations();
  }

  /**
   * Starts to serve.
   *
   * @param host the address to listen on
   * @param port the port to listen on; 0 for any that is free
   * @return the port
   * @throws IOException when it cannot be listened on
   */
  public int start(String host, int port) throws IOException {
    JettyServer made = new JettyServer(new SparkFilter(routes()), observed, settings);
    try {
      int bound = made.start(host, port);
      jetty = made;
      return bound;
    } catch (Exception e) {
      made.stop();
      throw refusal(host, port, e);
    }
  }

  /** Takes no more requests and waits for those under way, up to a limit. */
  public void stop() {
    JettyServer running = jetty;
    if (running != null) {
      jetty = null;
      running.stop();
    }
  }

  /** All routes at once; Spark's own service would listen as soon as it has the first. */
  private MatcherFilter routes() {
    Routes routes = Routes.create();
    table.install(routes);
    ExceptionMapper exceptions = new ExceptionMapper();
    exceptions.map(Exception.class, new ExceptionHandlerImpl<>(Exception.class) {
      @Override
      public void handle(Exception e, Request request, Response response) {
        answer(e, response);
      }
    });
    return new MatcherFilter(routes, new StaticFilesConfiguration(), exceptions, false, false);
  }

  private static IOException refusal(String host, int port, Exception refused) {
    Throwable cause = refused.getCause() == null ? refused : refused.getCause();
    String reason =
        Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    return reason.contains("in use")
        ? new IOException("port " + port + " on " + host + " is taken", refused)
        : new IOException("cannot listen on port " + port + " of " + host + ": " + reason, refused);
  }

  private static void answer(Exception e, Response response) {
    String requestId = response.raw().getHeader(RequestIds.HEADER);
    // Jetty refuses some parameters and bodies when they are first looked at.
    ProblemResponse problem = e instanceof HttpException refusal
        ? Problems.ofStatus(refusal.getCode(), requestId)
        : Problems.of(e, requestId);
    response.status(problem.status());
    response.type(Problems.MEDIA_TYPE);
    problem.headers().forEach(response::header);
    response.raw().setContentLength(problem.body().length);
    response.body(new String(problem.body(), StandardCharsets.UTF_8));
  }
}
