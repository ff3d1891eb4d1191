package dev.tenancy.core.tenant;

import dev.tenancy.core.internal.Text;

/**
 * The name that people read for a tenant, such as {@code Acme Inc.}; need not be unique.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters after trimming, no control characters
 */
public record TenantName(String value) {
  /** The greatest length, in Unicode code points. */
  public static final int MAX_LENGTH = 100;

  /**
   * Trims and checks.
   *
   * @throws IllegalArgumentException when the value is blank, too long, or not printable
   */
  public TenantName {
    value = Text.line(value, "name", MAX_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
