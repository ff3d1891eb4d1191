package dev.tenancy.core.tenant;

import dev.tenancy.core.id.CanonicalUuid;
import java.util.regex.Pattern;

/**
 * The name that people type for a tenant: unique, and free to change.
 *
 * @param value a DNS label in lower case (RFC 1123, section 2.1): 1 to 63 of {@code a-z}, {@code
 *     0-9} and {@code -}, no hyphen at either end; not of the form of a UUID
 */
public record TenantSlug(String value) implements TenantReference {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when the value is not such a label
   */
  public TenantSlug {
    if (!LABEL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "slug must be 1 to 63 of a-z, 0-9 and '-', without '-' at either end");
    }
    if (CanonicalUuid.matches(value)) {
      throw new IllegalArgumentException("slug must not have the form of a UUID");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
