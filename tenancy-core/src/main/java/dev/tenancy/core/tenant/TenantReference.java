package dev.tenancy.core.tenant;

import dev.tenancy.core.id.CanonicalUuid;

/**
 * What a tenant can be looked up by. A slug never has the form of an id, so a text is one or the
 * other and never both.
 */
public sealed interface TenantReference permits TenantId, TenantSlug {
  /**
   * Reads what a person or a client wrote.
   *
   * @param text a tenant's id in its canonical form, or its slug
   * @return the id or the slug
   * @throws IllegalArgumentException when it is neither
   */
  static TenantReference parse(String text) {
    return CanonicalUuid.matches(text) ? TenantId.parse(text) : new TenantSlug(text);
  }
}
