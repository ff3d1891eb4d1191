package dev.tenancy.core.key;

import java.security.SecureRandom;

/** The part of an API key that nobody can guess: 256 random bits. Does not show itself. */
public final class ApiKeySecret {
  /** How many bytes it has. */
  public static final int BYTES = 32;

  private final byte[] value;

  private ApiKeySecret(byte[] value) {
    this.value = value;
  }

  /**
   * Makes a new one.
   *
   * @param random where its bits come from
   * @return a secret that nobody has had before
   */
  public static ApiKeySecret random(SecureRandom random) {
    byte[] value = new byte[BYTES];
    random.nextBytes(value);
    return new ApiKeySecret(value);
  }

  /**
   * Takes what somebody has shown.
   *
   * @param value its bytes
   * @return the secret
   * @throws IllegalArgumentException when there are not {@value #BYTES} of them
   */
  public static ApiKeySecret of(byte[] value) {
    if (value.length != BYTES) {
      throw new IllegalArgumentException("a secret must have " + BYTES + " bytes");
    }
    return new ApiKeySecret(value.clone());
  }

  byte[] bytes() {
    return value.clone();
  }

  @Override
  public String toString() {
    return "ApiKeySecret[...]";
  }
}
