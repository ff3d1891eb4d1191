package dev.tenancy.http.server;

import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import spark.Route;
import spark.RouteImpl;
import spark.route.HttpMethod;
import spark.route.Routes;

/**
 * Which paths there are and what can be done with each. It answers for itself what Spark does not:
 * HEAD like GET, OPTIONS with what is allowed, other methods with 405, other paths with 404.
 */
public final class RouteTable {
  private static final Set<HttpMethod> METHODS =
      EnumSet.complementOf(EnumSet.of(HttpMethod.before, HttpMethod.after, HttpMethod.afterafter));
  private static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
  private static final String EVERY_PATH = "*";

  private final Map<String, Map<HttpMethod, Route>> paths = new LinkedHashMap<>();

  /**
   * Adds what a method does.
   *
   * @param path as Spark reads it: {@code /tasks/:id}
   */
  public void add(HttpMethod method, String path, Route route) {
    Map<HttpMethod, Route> methods =
        paths.computeIfAbsent(path, p -> new EnumMap<>(HttpMethod.class));
    methods.put(method, route);
    if (method == HttpMethod.get) {
      methods.put(HttpMethod.head, route); // Jetty leaves the body out
    }
  }

  /** Every method of every path but HEAD and OPTIONS, which follow from the others. */
  Set<String> operations() {
    return paths.entrySet().stream()
        .flatMap(path -> path.getValue().keySet().stream()
            .filter(method -> method != HttpMethod.head && method != HttpMethod.options)
            .map(method -> method.name().toUpperCase(Locale.ROOT) + " " + path.getKey()))
        .collect(Collectors.toUnmodifiableSet());
  }

  void install(Routes routes) {
    paths.forEach((path, methods) -> {
      String allow = allow(methods.keySet());
      methods.put(HttpMethod.options, (request, response) -> {
        response.header("Allow", allow);
        if (response.raw().containsHeader(ALLOW_METHODS)) {
          response
              .raw()
              .setHeader(ALLOW_METHODS, allow); // an answer to a preflight says what holds here
        }
        return EmptyBody.send(response, 204);
      });
      for (HttpMethod method : METHODS) {
        Route route = methods.getOrDefault(method, (request, response) -> {
          throw ProblemException.of(ProblemType.METHOD_NOT_ALLOWED).with("Allow", allow);
        });
        routes.add(method, RouteImpl.create(path, answering(path, route)));
      }
    });
    for (HttpMethod method : METHODS) {
      routes.add(method, RouteImpl.create(EVERY_PATH, (request, response) -> {
        throw ProblemException.of(ProblemType.NOT_FOUND);
      }));
    }
  }

  /** Spark takes null for "no such path", and says so in HTML. */
  private static Route answering(String path, Route route) {
    return (request, response) -> {
      RequestFacts.of(request).route(path);
      return Objects.requireNonNull(
          route.handle(request, response), "a route must return its body");
    };
  }

  private static String allow(Set<HttpMethod> methods) {
    return methods.stream()
            .map(method -> method.name().toUpperCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining(", "))
        + ", OPTIONS";
  }
}
