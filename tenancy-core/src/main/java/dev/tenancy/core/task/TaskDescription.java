package dev.tenancy.core.task;

import dev.tenancy.core.internal.Text;

/**
 * What is to be done.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters after trimming, no control characters
 */
public record TaskDescription(String value) {
  /** The greatest length, in Unicode code points. */
  public static final int MAX_LENGTH = 255;

  /**
   * Trims and checks.
   *
   * @throws IllegalArgumentException when the value is blank, too long, or not printable
   */
  public TaskDescription {
    value = Text.line(value, "description", MAX_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
