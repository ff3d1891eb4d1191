package dev.tenancy.core.key;

import dev.tenancy.core.id.CanonicalUuid;
import java.util.UUID;

/**
 * Names an API key within its tenant. It is no secret.
 *
 * @param value a UUID; those that are made here are of version 7
 */
public record ApiKeyId(UUID value) {
  /**
   * Reads an id.
   *
   * @param text the canonical form of 36 characters
   * @return the id
   * @throws IllegalArgumentException when the text has another form
   */
  public static ApiKeyId parse(String text) {
    return new ApiKeyId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
