package dev.tenancy.core.key;

import dev.tenancy.core.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Says whose a shown API key is: the use case of the data plane.
 *
 * <p>Whether that tenant may be served is for the caller to settle. Thread-safe.
 */
public final class ApiKeyCheck {
  private final ApiKeyDirectory keys;
  private final InstantSource clock;

  /**
   * Puts the use case on a store.
   *
   * @param keys where keys are looked up
   * @param clock tells what has expired
   */
  @Inject
  public ApiKeyCheck(ApiKeyDirectory keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Checks what somebody has shown, and notes the day on which a key was used.
   *
   * @param text a token, perhaps
   * @return whose it is; empty when it is no token, or one that was revoked or has expired
   * @throws dev.tenancy.core.RepositoryException when the store failed
   */
  public Optional<TenantId> holder(String text) {
    return ApiKeyToken.parse(text).flatMap(token -> {
      Instant now = clock.instant();
      Optional<ApiKey> key = keys.find(token.tenant(), token.id())
          .filter(found -> found.isOpenedBy(token.secret(), now));
      key.ifPresent(found -> markUsed(token, found, LocalDate.ofInstant(now, ZoneOffset.UTC)));
      return key.map(found -> token.tenant());
    });
  }

  private void markUsed(ApiKeyToken token, ApiKey key, LocalDate today) {
    LocalDate last = key.lastUsedOn();
    if (last == null || last.isBefore(today)) {
      keys.markUsed(token.tenant(), token.id(), today);
    }
  }
}
