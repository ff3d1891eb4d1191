package dev.tenancy.http.server;

import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import org.eclipse.jetty.ee8.servlet.FilterHolder;
import org.eclipse.jetty.ee8.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spark's routes as a filter in a current Jetty. */
final class JettyServer {
  private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);
  private static final int MAX_THREADS = 64;

  /** How long connections may be silent while there are as many as there may be. */
  private static final long CROWDED_IDLE_MILLIS = 1_000;

  /** How long requests under way may take to finish when the server stops. */
  private static final int STOP_MILLIS = 10_000;

  private final Filter routes;
  private final ObservedRequests observed;
  private final ServerSettings settings;
  private final QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
  private final Server server = new Server(threads);

  JettyServer(Filter routes, ObservedRequests observed, ServerSettings settings) {
    this.routes = routes;
    this.observed = observed;
    this.settings = settings;
  }

  /**
   * Starts to serve.
   *
   * @return the port
   */
  int start(String host, int port) throws Exception {
    threads.setName("http");
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(settings.idle().toMillis());
    server.addConnector(connector);
    server.addBean(connectionLimit(connector));
    server.setHandler(handlers());
    server.setRequestLog(observed);
    server.setErrorHandler(new ProblemErrorHandler());
    server.setStopTimeout(STOP_MILLIS);
    server.start();
    SlowHeaders.endAfter(settings.idle(), connector);
    return connector.getLocalPort();
  }

  private HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(settings.maxHeaderBytes());
    http.setSendServerVersion(false);
    // Unlike the default, refuses a bare LF as the end of a line (RFC 9112, section 2.2).
    http.setHttpCompliance(HttpCompliance.STRICT);
    if (!settings.trustedProxies().ranges().isEmpty()) {
      http.addCustomizer(new ForwardedCustomizer(settings.trustedProxies()));
    }
    return http;
  }

  /** Who comes when all connections are taken waits for the first that is silent. */
  private NetworkConnectionLimit connectionLimit(ServerConnector connector) {
    NetworkConnectionLimit limit = new NetworkConnectionLimit(settings.maxConnections(), connector);
    limit.setEndPointIdleTimeout(Math.min(CROWDED_IDLE_MILLIS, settings.idle().toMillis()));
    return limit;
  }

  private Handler handlers() {
    Handler bodies = new WholeBodyHandler(new GracefulHandler(context().get()), settings.idle());
    return new EntryHandler(CrossOrigin.allowing(settings.corsOrigins(), bodies), observed);
  }

  private ServletContextHandler context() {
    ServletContextHandler context = new ServletContextHandler();
    context.setErrorHandler(new ServletErrorHandler());
    context.addFilter(new FilterHolder(routes), "/*", EnumSet.of(DispatcherType.REQUEST));
    return context;
  }

  /** Requests that outlast the limit are cut off; whoever waits for the end must not be. */
  void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("requests were still under way after {} ms: {}", STOP_MILLIS, e.toString());
    }
  }
}
