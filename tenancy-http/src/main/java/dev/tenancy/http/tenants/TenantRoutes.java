package dev.tenancy.http.tenants;

import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.Erasure;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantChange;
import dev.tenancy.core.tenant.TenantName;
import dev.tenancy.core.tenant.TenantOutcome;
import dev.tenancy.core.tenant.TenantPlan;
import dev.tenancy.core.tenant.TenantReference;
import dev.tenancy.core.tenant.TenantService;
import dev.tenancy.core.tenant.TenantSlug;
import dev.tenancy.http.body.JsonObject;
import dev.tenancy.http.body.RequestBody;
import dev.tenancy.http.caller.AdminGuard;
import dev.tenancy.http.json.Json;
import dev.tenancy.http.paging.Paging;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import dev.tenancy.http.server.RouteGroup;
import dev.tenancy.http.server.RouteTable;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import spark.Request;
import spark.Response;
import spark.Route;
import spark.route.HttpMethod;

/** The resource {@code /tenants}, for the administrator. */
final class TenantRoutes implements RouteGroup {
  private static final String TENANTS = "/tenants";
  private static final String TENANT = "/tenants/:tenant";

  private final AdminGuard guard;
  private final TenantService tenants;
  private final Paging paging;

  @Inject
  TenantRoutes(AdminGuard guard, TenantService tenants, Paging paging) {
    this.guard = guard;
    this.tenants = tenants;
    this.paging = paging;
  }

  @Override
  public void addTo(RouteTable routes) {
    routes.add(HttpMethod.get, TENANTS, guard.before(this::list));
    routes.add(HttpMethod.post, TENANTS, guard.before(this::provision));
    routes.add(HttpMethod.get, TENANT, guard.before(answering(tenants::find)));
    routes.add(HttpMethod.patch, TENANT, guard.before(this::change));
    routes.add(HttpMethod.delete, TENANT, guard.before(this::erase));
    routes.add(HttpMethod.post, TENANT + "/suspend", guard.before(answering(tenants::suspend)));
    routes.add(HttpMethod.post, TENANT + "/resume", guard.before(answering(tenants::resume)));
  }

  private Object list(Request request, Response response) {
    PageRequest wanted = paging.request(request, "tenants");
    Page<Tenant> page = tenants.list(wanted);
    paging.link(response, TENANTS, "", "tenants", wanted.limit(), page);
    return Json.send(
        response, 200, page.items().stream().map(TenantDocument::of).toList());
  }

  private Object provision(Request request, Response response) {
    JsonObject body = RequestBody.json(request);
    Optional<TenantSlug> slug = body.requiredText("slug", TenantSlug::new);
    Optional<TenantName> name = body.requiredText("name", TenantName::new);
    Optional<TenantPlan> plan = body.text("plan", TenantPlan::new);
    body.check();
    TenantOutcome outcome =
        tenants.provision(slug.orElseThrow(), name.orElseThrow(), plan.orElse(TenantPlan.STANDARD));
    Tenant tenant = done(outcome);
    response.header("Location", TENANTS + "/" + tenant.id());
    return Json.send(response, 201, TenantDocument.of(tenant));
  }

  private Object change(Request request, Response response) {
    TenantReference reference = PathReference.of(request);
    JsonObject body = RequestBody.mergePatch(request);
    TenantChange change = new TenantChange(
        body.text("slug", TenantSlug::new),
        body.text("name", TenantName::new),
        body.text("plan", TenantPlan::new));
    body.check();
    return Json.send(response, 200, TenantDocument.of(done(tenants.change(reference, change))));
  }

  private Object erase(Request request, Response response) {
    Erasure erasure = tenants.erase(PathReference.of(request)).orElseThrow(PathReference::unknown);
    return Json.send(response, 200, ErasureDocument.of(erasure));
  }

  private static Route answering(Function<TenantReference, Optional<Tenant>> act) {
    return (request, response) -> {
      Tenant tenant = act.apply(PathReference.of(request)).orElseThrow(PathReference::unknown);
      return Json.send(response, 200, TenantDocument.of(tenant));
    };
  }

  private static Tenant done(TenantOutcome outcome) {
    if (outcome instanceof TenantOutcome.Done done) {
      return done.tenant();
    }
    throw outcome instanceof TenantOutcome.SlugTaken
        ? ProblemException.of(ProblemType.SLUG_TAKEN)
        : PathReference.unknown();
  }
}
