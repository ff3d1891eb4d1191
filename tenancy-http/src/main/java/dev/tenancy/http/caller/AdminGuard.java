package dev.tenancy.http.caller;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spark.Route;

/** Lets the administrator through, and nobody else. */
public final class AdminGuard {
  private final List<AdminToken> tokens;

  /** Without a token there is no administrator, and nobody gets through. */
  @Inject
  AdminGuard(Optional<AdminToken> token) {
    this(token.stream().toList());
  }

  private AdminGuard(List<AdminToken> tokens) {
    this.tokens = tokens;
  }

  /** A guard that also lets through who may only read metrics. */
  public AdminGuard or(MetricsToken other) {
    return new AdminGuard(Stream.concat(tokens.stream(), other.token().stream()).toList());
  }

  /** Puts the guard before a route. */
  public Route before(Route route) {
    return (request, response) -> {
      if (Bearer.token(request).filter(this::isOneOfThem).isEmpty()) {
        throw Bearer.unauthenticated();
      }
      return route.handle(request, response);
    };
  }

  private boolean isOneOfThem(String given) {
    return tokens.stream().anyMatch(token -> token.matches(given));
  }
}
