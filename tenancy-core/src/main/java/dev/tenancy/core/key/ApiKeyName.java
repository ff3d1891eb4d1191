package dev.tenancy.core.key;

import dev.tenancy.core.internal.Text;

/**
 * What a person calls an API key, to know it again in a list.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters after trimming, no control characters
 */
public record ApiKeyName(String value) {
  /** The greatest length, in Unicode code points. */
  public static final int MAX_LENGTH = 100;

  /**
   * Trims and checks.
   *
   * @throws IllegalArgumentException when the value is blank, too long, or not printable
   */
  public ApiKeyName {
    value = Text.line(value, "name", MAX_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
