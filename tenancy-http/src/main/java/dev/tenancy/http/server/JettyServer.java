package dev.tenancy.http.server;

import dev.tenancy.http.body.RequestBody;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import org.eclipse.jetty.ee8.servlet.FilterHolder;
import org.eclipse.jetty.ee8.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spark.embeddedserver.EmbeddedServer;
import spark.embeddedserver.jetty.websocket.WebSocketHandlerWrapper;
import spark.ssl.SslStores;

/** Spark's routes as a filter in a current Jetty. */
final class JettyServer implements EmbeddedServer {
  private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);
  private static final int IDLE_MILLIS = 30_000;
  private static final int MAX_HEADER_BYTES = 8 * 1024;

  /** How long requests under way may take to finish when the server stops. */
  private static final int STOP_MILLIS = 10_000;

  private final Filter routes;
  private final ObservedRequests observed;
  private final QueuedThreadPool threads = new QueuedThreadPool();
  private final Server server = new Server(threads);

  JettyServer(Filter routes, ObservedRequests observed) {
    this.routes = routes;
    this.observed = observed;
  }

  @Override
  public int ignite(
      String host,
      int port,
      @Nullable SslStores sslStores,
      int maxThreads,
      int minThreads,
      int idleMillis)
      throws Exception {
    threads.setName("http");
    threads.setMaxThreads(maxThreads);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(
        new EntryHandler(wholeBodies(new GracefulHandler(context().get())), observed));
    server.setRequestLog(observed);
    server.setErrorHandler(new ProblemErrorHandler());
    server.setStopTimeout(STOP_MILLIS);
    server.start();
    return connector.getLocalPort();
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setSendServerVersion(false);
    // Unlike the default, refuses a bare LF as the end of a line (RFC 9112, section 2.2).
    http.setHttpCompliance(HttpCompliance.STRICT);
    return http;
  }

  /** Waits for a body without a thread, so that slow clients cannot hold all of them. */
  private static Handler wholeBodies(Handler handler) {
    return new EagerContentHandler(
        handler,
        new EagerContentHandler.RetainedContentLoaderFactory(RequestBody.MAX_BYTES + 1L, 0, true));
  }

  private ServletContextHandler context() {
    ServletContextHandler context = new ServletContextHandler();
    context.setErrorHandler(new ServletErrorHandler());
    context.addFilter(new FilterHolder(routes), "/*", EnumSet.of(DispatcherType.REQUEST));
    return context;
  }

  @Override
  public void join() throws InterruptedException {
    server.join();
  }

  /** Requests that outlast the limit are cut off; whoever waits for the end must not be. */
  @Override
  public void extinguish() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("requests were still under way after {} ms: {}", STOP_MILLIS, e.toString());
    }
  }

  @Override
  public int activeThreadCount() {
    return threads.getThreads() - threads.getIdleThreads();
  }

  /** There are none; Spark asks all the same. */
  @Override
  public void configureWebSockets(
      Map<String, WebSocketHandlerWrapper> handlers, Optional<Long> idleMillis) {}

  /** They are never trusted: whoever is calling, X-Forwarded-* is what the caller says. */
  @Override
  public void trustForwardHeaders(boolean trust) {}
}
