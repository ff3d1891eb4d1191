package dev.tenancy.http.caller;

import dev.tenancy.core.tenant.Tenant;
import spark.Request;

/** Says on which tenant's behalf a request is made. One for each way of calling. */
public interface TenantCaller {
  /**
   * Finds the tenant.
   *
   * @return a tenant that is served
   * @throws dev.tenancy.http.problem.ProblemException when there is none, or it is suspended
   */
  Tenant tenant(Request request);
}
