package dev.tenancy.http.server;

import java.io.IOException;
import java.util.Locale;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import spark.http.matching.MatcherFilter;

/** Spark's routes, which get to see requests without what Spark would make of them by itself. */
final class SparkFilter implements Filter {
  private final MatcherFilter routes;

  SparkFilter(MatcherFilter routes) {
    this.routes = routes;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    routes.doFilter(new PlainRequest((HttpServletRequest) request), response, chain);
  }

  private static final class PlainRequest extends HttpServletRequestWrapper {
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    PlainRequest(HttpServletRequest request) {
      super(request);
    }

    /** Spark would take this header for the method, past every check on the real one. */
    @Override
    public @Nullable String getHeader(String name) {
      return METHOD_OVERRIDE.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    /** Methods are case-sensitive (RFC 9110, section 9.1); Spark takes {@code get} for GET. */
    @Override
    public String getMethod() {
      String method = super.getMethod();
      return method.equals(method.toUpperCase(Locale.ROOT)) ? method : "unsupported";
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
