package dev.tenancy.core.tenant;

import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import java.util.Optional;

/**
 * Where tenants are kept: the control plane's port.
 *
 * <p>Implementations are thread-safe, and each call is atomic. All of them throw {@link
 * dev.tenancy.core.RepositoryException} when the store failed.
 */
public interface TenantRepository extends TenantDirectory {
  /**
   * Adds a tenant.
   *
   * @param tenant a tenant with a new id
   * @return false, and nothing is stored, when a tenant has its slug
   * @throws dev.tenancy.core.RepositoryException when a tenant has its id, but none its slug
   */
  boolean add(Tenant tenant);

  /**
   * Reads all tenants, newest first.
   *
   * @param request which page
   * @return the page
   */
  Page<Tenant> list(PageRequest request);

  /**
   * Replaces what is stored for a tenant, unless somebody has changed it in between.
   *
   * @param changed the new value; its id says whose
   * @param expectedVersion the version that the change was made from
   * @return what came of it
   */
  Update update(Tenant changed, long expectedVersion);

  /**
   * Removes a tenant and every row that it owns in any table, for good.
   *
   * @param tenant whom
   * @return what was removed; empty when there is no such tenant
   */
  Optional<Erasure> erase(TenantId tenant);

  /** What came of an {@link #update}. */
  enum Update {
    /** The new value is stored. */
    DONE,
    /** Nothing is stored: the tenant has another version by now, or is gone. */
    OVERTAKEN,
    /** Nothing is stored: another tenant has the new slug. */
    SLUG_TAKEN
  }
}
