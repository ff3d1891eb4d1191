package dev.tenancy.http.tenants;

import dev.tenancy.core.key.ApiKey;
import dev.tenancy.core.key.ApiKeyId;
import dev.tenancy.core.key.ApiKeyName;
import dev.tenancy.core.key.ApiKeyService;
import dev.tenancy.core.key.IssuedApiKey;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantService;
import dev.tenancy.http.body.JsonObject;
import dev.tenancy.http.body.RequestBody;
import dev.tenancy.http.caller.AdminGuard;
import dev.tenancy.http.json.Json;
import dev.tenancy.http.paging.Paging;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import dev.tenancy.http.server.EmptyBody;
import dev.tenancy.http.server.RouteGroup;
import dev.tenancy.http.server.RouteTable;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import spark.Request;
import spark.Response;
import spark.route.HttpMethod;

/** The API keys of a tenant, for the administrator. */
final class ApiKeyRoutes implements RouteGroup {
  private static final String KEYS = "/tenants/:tenant/api-keys";
  private static final String KEY = KEYS + "/:id";

  /** RFC 3339 has four digits for it; less some hours for the offset. */
  private static final int LAST_YEAR = 9998;

  private final AdminGuard guard;
  private final TenantService tenants;
  private final ApiKeyService keys;
  private final Paging paging;
  private final InstantSource clock;

  @Inject
  ApiKeyRoutes(
      AdminGuard guard,
      TenantService tenants,
      ApiKeyService keys,
      Paging paging,
      InstantSource clock) {
    this.guard = guard;
    this.tenants = tenants;
    this.keys = keys;
    this.paging = paging;
    this.clock = clock;
  }

  @Override
  public void addTo(RouteTable routes) {
    routes.add(HttpMethod.get, KEYS, guard.before(this::list));
    routes.add(HttpMethod.post, KEYS, guard.before(this::issue));
    routes.add(HttpMethod.delete, KEY, guard.before(this::revoke));
  }

  private Object list(Request request, Response response) {
    TenantId tenant = tenant(request);
    String list = "API keys of " + tenant;
    PageRequest wanted = paging.request(request, list);
    Page<ApiKey> page = keys.list(tenant, wanted);
    paging.link(response, "/tenants/" + tenant + "/api-keys", "", list, wanted.limit(), page);
    return Json.send(
        response, 200, page.items().stream().map(ApiKeyDocument::of).toList());
  }

  private Object issue(Request request, Response response) {
    TenantId tenant = tenant(request);
    JsonObject body = RequestBody.json(request);
    Optional<ApiKeyName> name = body.requiredText("name", ApiKeyName::new);
    Optional<Instant> expiresAt = body.text("expiresAt", this::future);
    body.check();
    IssuedApiKey issued =
        keys.issue(tenant, name.orElseThrow(), expiresAt).orElseThrow(PathReference::unknown);
    return Json.send(response, 201, ApiKeyDocument.of(issued));
  }

  private Object revoke(Request request, Response response) {
    if (!keys.revoke(tenant(request), id(request))) {
      throw notFound();
    }
    return EmptyBody.send(response, 204);
  }

  private TenantId tenant(Request request) {
    return tenants
        .find(PathReference.of(request))
        .map(Tenant::id)
        .orElseThrow(PathReference::unknown);
  }

  private static ApiKeyId id(Request request) {
    try {
      return ApiKeyId.parse(request.params(":id"));
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  private Instant future(String text) {
    OffsetDateTime time;
    try {
      time = OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw noTime();
    }
    if (time.getYear() > LAST_YEAR) {
      throw noTime();
    }
    if (!time.toInstant().isAfter(clock.instant())) {
      throw new IllegalArgumentException("must be in the future");
    }
    return time.toInstant();
  }

  private static IllegalArgumentException noTime() {
    return new IllegalArgumentException("must be a time of RFC 3339, as 2027-01-01T00:00:00Z");
  }

  private static ProblemException notFound() {
    return ProblemException.of(ProblemType.NOT_FOUND);
  }
}
