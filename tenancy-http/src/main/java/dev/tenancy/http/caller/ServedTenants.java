package dev.tenancy.http.caller;

import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantDirectory;
import dev.tenancy.core.tenant.TenantReference;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import jakarta.inject.Inject;

/** Those that are neither unknown nor suspended. */
final class ServedTenants {
  private final TenantDirectory tenants;

  @Inject
  ServedTenants(TenantDirectory tenants) {
    this.tenants = tenants;
  }

  /**
   * Finds one.
   *
   * @throws ProblemException when there is none, or it is suspended
   */
  Tenant find(TenantReference reference) {
    Tenant tenant =
        tenants.find(reference).orElseThrow(() -> ProblemException.of(ProblemType.TENANT_UNKNOWN));
    if (!tenant.active()) {
      throw ProblemException.of(ProblemType.TENANT_SUSPENDED);
    }
    return tenant;
  }
}
