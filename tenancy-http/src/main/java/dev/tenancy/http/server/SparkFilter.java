package dev.tenancy.http.server;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;
import spark.http.matching.MatcherFilter;

/** Spark's routes, which see requests and answers without what Spark would make of them by itself. */
final class SparkFilter implements Filter {
  /** Those that HTTP knows (RFC 9110, section 9.1, and RFC 5789). */
  static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private final MatcherFilter routes;

  SparkFilter(MatcherFilter routes) {
    this.routes = routes;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    routes.doFilter(
        new PlainRequest((HttpServletRequest) request),
        new PlainResponse((HttpServletResponse) response),
        chain);
  }

  private static final class PlainResponse extends HttpServletResponseWrapper {
    PlainResponse(HttpServletResponse response) {
      super(response);
    }

    /** Spark adds where a route means to set; two policies would hold at once, the stricter wins. */
    @Override
    public void addHeader(String name, String value) {
      if (StandardHeaders.NAMES.stream().anyMatch(name::equalsIgnoreCase)) {
        setHeader(name, value);
      } else {
        super.addHeader(name, value);
      }
    }
  }

  private static final class PlainRequest extends HttpServletRequestWrapper {
    /** Spark would take the first for the method, past every check on the real one. */
    private static final Set<String> HIDDEN = Set.of("x-http-method-override", "accept");

    PlainRequest(HttpServletRequest request) {
      super(request);
    }

    /** The second it would choose routes by, and fail on a strange one; ours all give JSON. */
    @Override
    public @Nullable String getHeader(String name) {
      return HIDDEN.contains(name.toLowerCase(Locale.ROOT)) ? null : super.getHeader(name);
    }

    /**
     * Methods are case-sensitive (RFC 9110, section 9.1). Spark takes {@code get} for GET, and {@code
     * BEFORE} for one of its filters.
     */
    @Override
    public String getMethod() {
      String method = super.getMethod();
      return METHODS.contains(method) ? method : "unsupported";
    }

    /**
     * The path as Jetty has decoded it, after it has refused what is ambiguous, such as {@code %2F} or
     * {@code %25}. Spark decodes with classes that were only in Jetty 9.
     */
    @Override
    public String getRequestURI() {
      String pathInfo = getPathInfo();
      return pathInfo == null ? getServletPath() : getServletPath() + pathInfo;
    }
  }
}
