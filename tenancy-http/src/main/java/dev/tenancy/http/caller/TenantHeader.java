package dev.tenancy.http.caller;

import dev.tenancy.core.tenant.TenantReference;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import spark.Request;

/** The header {@code X-Tenant-ID}. */
final class TenantHeader {
  private static final String NAME = "X-Tenant-ID";

  private TenantHeader() {}

  /**
   * Reads it.
   *
   * @return whom it names; empty when it is not there, or blank
   * @throws ProblemException when it is there several times, or is neither a slug nor an id
   */
  static Optional<TenantReference> reference(Request request) {
    List<String> values = Collections.list(request.raw().getHeaders(NAME));
    if (values.stream().allMatch(String::isBlank)) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      throw ProblemException.of(
          ProblemType.MALFORMED_REQUEST, NAME + " must be there once, not several times.");
    }
    try {
      return Optional.of(TenantReference.parse(values.get(0).strip()));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(
          ProblemType.MALFORMED_REQUEST, NAME + " must be a tenant's slug or its id.");
    }
  }
}
