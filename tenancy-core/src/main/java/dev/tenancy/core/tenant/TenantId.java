package dev.tenancy.core.tenant;

import dev.tenancy.core.id.CanonicalUuid;
import java.util.UUID;

/**
 * The discriminator: the value of {@code tenant_id} in every row that the tenant owns. It is given
 * once and never changes.
 *
 * @param value a UUID; those that are made here are of version 7
 */
public record TenantId(UUID value) implements TenantReference {
  /**
   * Reads an id.
   *
   * @param text the canonical form of 36 characters
   * @return the id
   * @throws IllegalArgumentException when the text has another form
   */
  public static TenantId parse(String text) {
    return new TenantId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
