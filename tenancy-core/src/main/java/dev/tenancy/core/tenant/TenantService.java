package dev.tenancy.core.tenant;

import dev.tenancy.core.id.UuidV7Generator;
import dev.tenancy.core.internal.Versions;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.TenantOutcome.Done;
import dev.tenancy.core.tenant.TenantOutcome.Missing;
import dev.tenancy.core.tenant.TenantOutcome.SlugTaken;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What can be done with tenants: the use cases of the control plane.
 *
 * <p>Thread-safe. Every method throws {@link dev.tenancy.core.RepositoryException} when the store
 * failed. Two changes at once are applied one after the other; none is lost.
 */
public final class TenantService {
  private final TenantRepository tenants;
  private final UuidV7Generator ids;
  private final InstantSource clock;

  /**
   * Puts the use cases on a store.
   *
   * @param tenants where tenants are kept
   * @param ids makes the ids of new tenants
   * @param clock gives the times of creation
   */
  @Inject
  public TenantService(TenantRepository tenants, UuidV7Generator ids, InstantSource clock) {
    this.tenants = tenants;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a new, active tenant.
   *
   * @param slug its public name
   * @param name its name to show
   * @param plan what it has bought
   * @return {@link Done} with the tenant, or {@link SlugTaken}
   */
  public TenantOutcome provision(TenantSlug slug, TenantName name, TenantPlan plan) {
    Tenant tenant = new Tenant(
        new TenantId(ids.next()), slug, name, plan, TenantStatus.ACTIVE, clock.instant(), 1);
    return tenants.add(tenant) ? new Done(tenant) : new SlugTaken(slug);
  }

  /**
   * Finds a tenant, whatever its status.
   *
   * @param reference its id or slug
   * @return the tenant; empty when there is none
   */
  public Optional<Tenant> find(TenantReference reference) {
    return tenants.find(reference);
  }

  /**
   * Reads all tenants, newest first.
   *
   * @param request which page
   * @return the page
   */
  public Page<Tenant> list(PageRequest request) {
    return tenants.list(request);
  }

  /**
   * Changes a tenant. Its id, and with it every row, stays as it is; a change that changes nothing keeps
   * the version.
   *
   * @param reference its id or its slug until now
   * @param change what should be different
   * @return {@link Done} with the tenant, {@link SlugTaken}, or {@link Missing}
   */
  public TenantOutcome change(TenantReference reference, TenantChange change) {
    return Versions.untilNotOvertaken("change tenant " + reference, () -> {
      Optional<Tenant> found = tenants.find(reference);
      if (found.isEmpty()) {
        return Optional.of(new Missing());
      }
      Tenant changed = found.get().with(change);
      return switch (store(found.get(), changed)) {
        case DONE -> Optional.of(new Done(changed));
        case SLUG_TAKEN -> Optional.of(new SlugTaken(changed.slug()));
        case OVERTAKEN -> Optional.empty();
      };
    });
  }

  /**
   * Stops serving a tenant; its data stays. Suspending twice is the same as once.
   *
   * @param reference its id or slug
   * @return the suspended tenant; empty when there is none
   */
  public Optional<Tenant> suspend(TenantReference reference) {
    return set(reference, TenantStatus.SUSPENDED);
  }

  /**
   * Serves a suspended tenant again. Resuming twice is the same as once.
   *
   * @param reference its id or slug
   * @return the active tenant; empty when there is none
   */
  public Optional<Tenant> resume(TenantReference reference) {
    return set(reference, TenantStatus.ACTIVE);
  }

  /**
   * Removes a tenant and all that it owns, for good.
   *
   * @param reference its id or slug
   * @return what was removed; empty when there is no such tenant
   */
  public Optional<Erasure> erase(TenantReference reference) {
    return tenants.find(reference).map(Tenant::id).flatMap(tenants::erase);
  }

  private Optional<Tenant> set(TenantReference reference, TenantStatus status) {
    return Versions.untilNotOvertaken("set tenant " + reference + " to " + status, () -> {
      Optional<Tenant> found = tenants.find(reference);
      Optional<Tenant> changed = found.map(tenant -> tenant.with(status));
      return found.isEmpty() || store(found.get(), changed.get()) == TenantRepository.Update.DONE
          ? Optional.of(changed)
          : Optional.empty();
    });
  }

  private TenantRepository.Update store(Tenant current, Tenant changed) {
    return changed.equals(current)
        ? TenantRepository.Update.DONE
        : tenants.update(changed, current.version());
  }
}
