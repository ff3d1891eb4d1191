package dev.tenancy.http.tenants;

import dev.tenancy.core.tenant.TenantReference;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import spark.Request;

/** Whom a path names. */
final class PathReference {
  private PathReference() {}

  /** Reads it: what is neither an id nor a slug names no tenant. */
  static TenantReference of(Request request) {
    try {
      return TenantReference.parse(request.params(":tenant"));
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  static ProblemException unknown() {
    return ProblemException.of(ProblemType.TENANT_UNKNOWN);
  }
}
