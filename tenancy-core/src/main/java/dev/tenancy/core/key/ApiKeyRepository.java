package dev.tenancy.core.key;

import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.TenantId;

/**
 * Where API keys are kept: the control plane's port.
 *
 * <p>Implementations are thread-safe, and each call is atomic. All of them throw {@link
 * dev.tenancy.core.RepositoryException} when the store failed.
 */
public interface ApiKeyRepository {
  /**
   * Adds a key.
   *
   * @param tenant whose
   * @param key a key with an id that is new to the tenant
   * @return false, and nothing is stored, when there is no such tenant
   * @throws dev.tenancy.core.RepositoryException when the tenant has a key with this id
   */
  boolean add(TenantId tenant, ApiKey key);

  /**
   * Reads a tenant's keys, newest first; none when there is no such tenant.
   *
   * @param tenant whose
   * @param request which page
   * @return the page
   */
  Page<ApiKey> list(TenantId tenant, PageRequest request);

  /**
   * Removes a key, for good.
   *
   * @param tenant whose
   * @param id which
   * @return false when the tenant has none with this id
   */
  boolean remove(TenantId tenant, ApiKeyId id);
}
