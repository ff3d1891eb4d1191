package dev.tenancy.http.caller;

import jakarta.inject.Inject;
import java.util.Optional;
import spark.Route;

/** Lets the administrator through, and nobody else. */
public final class AdminGuard {
  private final Optional<AdminToken> token;

  /** Without a token there is no administrator, and nobody gets through. */
  @Inject
  AdminGuard(Optional<AdminToken> token) {
    this.token = token;
  }

  /** Puts the guard before a route. */
  public Route before(Route route) {
    return (request, response) -> {
      if (Bearer.token(request).filter(this::isAdministrators).isEmpty()) {
        throw Bearer.unauthenticated();
      }
      return route.handle(request, response);
    };
  }

  private boolean isAdministrators(String given) {
    return token.filter(known -> known.matches(given)).isPresent();
  }
}
