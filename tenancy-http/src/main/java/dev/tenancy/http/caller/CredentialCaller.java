package dev.tenancy.http.caller;

import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantReference;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import spark.Request;

/**
 * Takes the tenant from the credential, and from nothing else: a header that names another one is
 * refused, so that a client that is mistaken about who it is finds out.
 */
final class CredentialCaller implements TenantCaller {
  private final Credentials credentials;
  private final ServedTenants tenants;

  CredentialCaller(Credentials credentials, ServedTenants tenants) {
    this.credentials = credentials;
    this.tenants = tenants;
  }

  @Override
  public Tenant tenant(Request request) {
    TenantReference holder =
        Bearer.token(request).flatMap(credentials::holder).orElseThrow(Bearer::unauthenticated);
    Tenant tenant = tenants.find(holder);
    TenantHeader.reference(request)
        .filter(named -> !named.equals(tenant.id()) && !named.equals(tenant.slug()))
        .ifPresent(named -> {
          throw ProblemException.of(ProblemType.TENANT_MISMATCH);
        });
    return tenant;
  }
}
