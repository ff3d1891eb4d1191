package dev.tenancy.core.tenant;

import java.util.Optional;

/**
 * Looks one tenant up: all that the data plane needs to know of tenants. There is no way to list
 * them here.
 *
 * <p>Implementations are thread-safe.
 */
public interface TenantDirectory {
  /**
   * Finds a tenant, whatever its status.
   *
   * @param reference its id or its current slug
   * @return the tenant; empty when there is none
   * @throws dev.tenancy.core.RepositoryException when the store failed
   */
  Optional<Tenant> find(TenantReference reference);
}
