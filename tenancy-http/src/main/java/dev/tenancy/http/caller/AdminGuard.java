package dev.tenancy.http.caller;

import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import spark.Request;
import spark.Route;

/** Lets the administrator through, and nobody else. */
public final class AdminGuard {
  private static final String SCHEME = "bearer ";

  private final AdminToken token;

  @Inject
  AdminGuard(AdminToken token) {
    this.token = token;
  }

  /** Puts the guard before a route. */
  public Route before(Route route) {
    return (request, response) -> {
      if (!isAdmin(request)) {
        throw ProblemException.of(ProblemType.UNAUTHENTICATED).with("WWW-Authenticate", "Bearer");
      }
      return route.handle(request, response);
    };
  }

  private boolean isAdmin(Request request) {
    List<String> values = Collections.list(request.raw().getHeaders("Authorization"));
    return values.size() == 1
        && values.get(0).toLowerCase(Locale.ROOT).startsWith(SCHEME)
        && token.matches(values.get(0).substring(SCHEME.length()).strip());
  }
}
