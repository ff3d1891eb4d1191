package dev.tenancy.http.limits;

import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.http.caller.TenantCaller;
import dev.tenancy.http.server.RequestFacts;
import jakarta.inject.Inject;
import spark.Request;
import spark.Response;
import spark.Route;

/** Lets through whoever calls on a tenant's behalf, within the tenant's limits. */
public final class TenantGate {
  private final TenantCaller caller;
  private final RateLimits rates;
  private final Bulkhead bulkhead;

  @Inject
  TenantGate(TenantCaller caller, RateLimits rates, Bulkhead bulkhead) {
    this.caller = caller;
    this.rates = rates;
    this.bulkhead = bulkhead;
  }

  /** Puts the gate before what is done for a tenant. */
  public Route before(TenantRoute route) {
    return (request, response) -> {
      Tenant tenant = caller.tenant(request);
      RequestFacts.of(request).tenant(tenant.id());
      rates.take(tenant, response);
      return bulkhead.run(tenant.id(), () -> route.handle(tenant.id(), request, response));
    };
  }

  /** What is done for a tenant. */
  public interface TenantRoute {
    /**
     * Answers a request.
     *
     * @return as a {@link Route} does
     */
    Object handle(TenantId tenant, Request request, Response response);
  }
}
