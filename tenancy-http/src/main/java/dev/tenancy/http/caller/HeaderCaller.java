package dev.tenancy.http.caller;

import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import spark.Request;

/**
 * Believes the header {@code X-Tenant-ID}: for development, or behind a gateway that sets it and lets
 * nobody else do so.
 */
final class HeaderCaller implements TenantCaller {
  private final ServedTenants tenants;

  HeaderCaller(ServedTenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public Tenant tenant(Request request) {
    return tenants.find(TenantHeader.reference(request)
        .orElseThrow(() -> ProblemException.of(ProblemType.TENANT_MISSING)));
  }
}
