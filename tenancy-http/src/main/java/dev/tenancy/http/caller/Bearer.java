package dev.tenancy.http.caller;

import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spark.Request;

/** The token in the header {@code Authorization} (RFC 6750, section 2.1). */
final class Bearer {
  private static final String SCHEME = "bearer ";

  private Bearer() {}

  /** The token; empty when there is none, or more than one header, of which nobody knows which counts. */
  static Optional<String> token(Request request) {
    List<String> values = Collections.list(request.raw().getHeaders("Authorization"));
    return values.size() == 1 && values.get(0).toLowerCase(Locale.ROOT).startsWith(SCHEME)
        ? Optional.of(values.get(0).substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  /** Refuses whoever has shown no token, or one that opens nothing. */
  static ProblemException unauthenticated() {
    return ProblemException.of(ProblemType.UNAUTHENTICATED).with("WWW-Authenticate", "Bearer");
  }
}
