package dev.tenancy.core.key;

import dev.tenancy.core.tenant.TenantId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Looks single API keys up: all that the data plane needs to know of them.
 *
 * <p>Implementations are thread-safe, and each call is atomic. All of them throw {@link
 * dev.tenancy.core.RepositoryException} when the store failed.
 */
public interface ApiKeyDirectory {
  /**
   * Finds a key.
   *
   * @param tenant whose
   * @param id which
   * @return the key; empty when the tenant has none with this id
   */
  Optional<ApiKey> find(TenantId tenant, ApiKeyId id);

  /**
   * Notes that a key was used. Nothing happens when there is no such key, or when it was used on a later
   * day already.
   *
   * @param tenant whose
   * @param id which
   * @param day on which day, in UTC
   */
  void markUsed(TenantId tenant, ApiKeyId id, LocalDate day);
}
