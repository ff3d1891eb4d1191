package dev.tenancy.core.key;

import dev.tenancy.core.id.UuidV7Generator;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.TenantId;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What can be done with API keys: use cases of the control plane.
 *
 * <p>Thread-safe. Every method throws {@link dev.tenancy.core.RepositoryException} when the store failed.
 */
public final class ApiKeyService {
  private final ApiKeyRepository keys;
  private final UuidV7Generator ids;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Puts the use cases on a store.
   *
   * @param keys where keys are kept
   * @param ids makes the ids of new keys
   * @param clock gives the times at which they are issued
   * @param random makes their secrets
   */
  @Inject
  public ApiKeyService(
      ApiKeyRepository keys, UuidV7Generator ids, InstantSource clock, SecureRandom random) {
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes a key.
   *
   * @param tenant whose
   * @param name what a person calls it
   * @param expiresAt from when on it opens nothing; empty for never
   * @return the key with its token; empty when there is no such tenant
   */
  public Optional<IssuedApiKey> issue(
      TenantId tenant, ApiKeyName name, Optional<Instant> expiresAt) {
    ApiKeyToken token =
        new ApiKeyToken(tenant, new ApiKeyId(ids.next()), ApiKeySecret.random(random));
    ApiKey key = new ApiKey(
        token.id(),
        name,
        ApiKeyDigest.of(token.secret()),
        clock.instant(),
        expiresAt.orElse(null),
        null);
    return keys.add(tenant, key) ? Optional.of(new IssuedApiKey(key, token)) : Optional.empty();
  }

  /**
   * Reads a tenant's keys, newest first.
   *
   * @param tenant whose
   * @param request which page
   * @return the page
   */
  public Page<ApiKey> list(TenantId tenant, PageRequest request) {
    return keys.list(tenant, request);
  }

  /**
   * Ends a key, at once and for good.
   *
   * @param tenant whose
   * @param id which
   * @return false when the tenant has none with this id
   */
  public boolean revoke(TenantId tenant, ApiKeyId id) {
    return keys.remove(tenant, id);
  }
}
