package dev.tenancy.core.task;

/**
 * What a client calls a request, so that it can send it again without doing it twice. It is the tenant's
 * own: another tenant's key of the same text is another key.
 *
 * @param value 1 to {@value #MAX_LENGTH} printable characters of ASCII
 */
public record IdempotencyKey(String value) {
  /** The greatest length. */
  public static final int MAX_LENGTH = 255;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when the value is empty, too long, or has other characters
   */
  public IdempotencyKey {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "an idempotency key must have 1 to " + MAX_LENGTH + " characters");
    }
    if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "an idempotency key must be of printable ASCII characters only");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
