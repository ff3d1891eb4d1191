package dev.tenancy.http.server;

import dev.tenancy.http.problem.ProblemResponse;
import dev.tenancy.http.problem.Problems;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import spark.Request;
import spark.Response;
import spark.Service;
import spark.embeddedserver.EmbeddedServers;
import spark.http.matching.MatcherFilter;

/** All resources, served on one port. */
public final class HttpServer {
  private static final int MAX_THREADS = 64;

  static {
    // Spark keeps its servers in one static table; ours has no state, so sharing it is harmless.
    EmbeddedServers.add(
        EmbeddedServers.Identifiers.JETTY,
        (routes, staticFiles, exceptions, hasOtherHandlers) -> new JettyServer(
            new SparkFilter(new MatcherFilter(routes, staticFiles, exceptions, false, false))));
  }

  private final Set<RouteGroup> resources;
  private @Nullable Service service;

  /** Collects what is to be served. */
  @Inject
  public HttpServer(Set<RouteGroup> resources) {
    this.resources = Set.copyOf(resources);
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
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    Service ignited = Service.ignite().ipAddress(host).port(port).threadPool(MAX_THREADS);
    ignited.initExceptionHandler(failure::set);
    ignited.exception(Exception.class, HttpServer::answer);
    RouteTable routes = new RouteTable();
    resources.forEach(resource -> resource.addTo(routes));
    routes.install(ignited);
    ignited.init();
    ignited.awaitInitialization();
    Exception refused = failure.get();
    if (refused != null) {
      throw refusal(host, port, refused);
    }
    service = ignited;
    return ignited.port();
  }

  /** Takes no more requests and waits for those under way, up to a limit. */
  public void stop() {
    Service running = service;
    if (running != null) {
      service = null;
      running.stop();
      running.awaitStop();
    }
  }

  private static IOException refusal(String host, int port, Exception refused) {
    Throwable cause = refused.getCause() == null ? refused : refused.getCause();
    String reason =
        Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    return reason.contains("in use")
        ? new IOException("port " + port + " on " + host + " is taken", refused)
        : new IOException("cannot listen on port " + port + " of " + host + ": " + reason, refused);
  }

  private static void answer(Exception e, Request request, Response response) {
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
