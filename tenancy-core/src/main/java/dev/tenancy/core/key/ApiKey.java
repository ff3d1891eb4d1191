package dev.tenancy.core.key;

import dev.tenancy.core.internal.Times;
import dev.tenancy.core.paging.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key; the key itself is not kept anywhere.
 *
 * @param id names it within its tenant
 * @param name what a person calls it
 * @param digest of its secret
 * @param createdAt when it was issued; cut to microseconds
 * @param expiresAt from when on it opens nothing; cut to microseconds; null for never
 * @param lastUsedOn the last day, in UTC, on which it opened something; null while it has not
 */
public record ApiKey(
    ApiKeyId id,
    ApiKeyName name,
    ApiKeyDigest digest,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable LocalDate lastUsedOn) {
  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException when a year is outside 1 to 9999
   */
  public ApiKey {
    createdAt = Times.micros(createdAt, "createdAt");
    expiresAt = expiresAt == null ? null : Times.micros(expiresAt, "expiresAt");
  }

  /**
   * Tells whether the key opens something.
   *
   * @param secret that somebody has shown
   * @param now at which moment
   * @return whether the secret is the key's, and the key has not expired
   */
  public boolean isOpenedBy(ApiKeySecret secret, Instant now) {
    return digest.isOf(secret) && (expiresAt == null || now.isBefore(expiresAt));
  }

  /**
   * Names this key's place in the list of its tenant's keys.
   *
   * @return the cursor for what follows it
   */
  public Cursor cursor() {
    return new Cursor(createdAt, id.value());
  }
}
