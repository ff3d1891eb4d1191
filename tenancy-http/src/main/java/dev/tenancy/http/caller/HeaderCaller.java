package dev.tenancy.http.caller;

import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantDirectory;
import dev.tenancy.core.tenant.TenantReference;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import spark.Request;

/**
 * Believes the header {@code X-Tenant-ID}: for development, or behind a gateway that sets it and lets
 * nobody else do so.
 */
final class HeaderCaller implements TenantCaller {
  private static final String HEADER = "X-Tenant-ID";

  private final TenantDirectory tenants;

  @Inject
  HeaderCaller(TenantDirectory tenants) {
    this.tenants = tenants;
  }

  @Override
  public Tenant tenant(Request request) {
    Tenant tenant = tenants
        .find(reference(request))
        .orElseThrow(() -> ProblemException.of(ProblemType.TENANT_UNKNOWN));
    if (!tenant.active()) {
      throw ProblemException.of(ProblemType.TENANT_SUSPENDED);
    }
    return tenant;
  }

  private static TenantReference reference(Request request) {
    List<String> values = Collections.list(request.raw().getHeaders(HEADER));
    if (values.stream().allMatch(String::isBlank)) {
      throw ProblemException.of(ProblemType.TENANT_MISSING);
    }
    if (values.size() > 1) {
      throw ProblemException.of(
          ProblemType.MALFORMED_REQUEST, "X-Tenant-ID must be there once, not several times.");
    }
    try {
      return TenantReference.parse(values.get(0).strip());
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(
          ProblemType.MALFORMED_REQUEST, "X-Tenant-ID must be a tenant's slug or its id.");
    }
  }
}
