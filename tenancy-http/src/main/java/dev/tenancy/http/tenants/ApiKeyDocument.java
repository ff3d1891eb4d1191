package dev.tenancy.http.tenants;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenancy.core.key.ApiKey;
import dev.tenancy.core.key.IssuedApiKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of an API key.
 *
 * @param expiresAt absent when it never does
 * @param lastUsedOn absent while it was not used
 * @param key the key itself, once: in the answer to making it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiKeyDocument(
    UUID id,
    String name,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable LocalDate lastUsedOn,
    @Nullable String key) {

  static ApiKeyDocument of(ApiKey key) {
    return of(key, null);
  }

  static ApiKeyDocument of(IssuedApiKey issued) {
    return of(issued.key(), issued.token().text());
  }

  private static ApiKeyDocument of(ApiKey key, @Nullable String text) {
    return new ApiKeyDocument(
        key.id().value(),
        key.name().value(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedOn(),
        text);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "ApiKeyDocument[" + id + "]";
  }
}
