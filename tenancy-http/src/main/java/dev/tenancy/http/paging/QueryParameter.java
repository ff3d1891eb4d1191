package dev.tenancy.http.paging;

import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import java.util.Optional;
import spark.Request;

/** Reads query parameters that may be there once. */
public final class QueryParameter {
  private QueryParameter() {}

  /**
   * Reads one.
   *
   * @throws ProblemException when it is there several times
   */
  public static Optional<String> of(Request request, String name) {
    String[] values = request.queryParamsValues(name);
    if (values == null || values.length == 0) {
      return Optional.empty();
    }
    if (values.length > 1) {
      throw ProblemException.of(
          ProblemType.MALFORMED_REQUEST, name + " must be there once, not several times.");
    }
    return Optional.of(values[0]);
  }
}
