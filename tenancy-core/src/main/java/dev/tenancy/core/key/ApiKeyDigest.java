package dev.tenancy.core.key;

import dev.tenancy.core.internal.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The SHA-256 of a secret. One round of it is enough, as the secret is as random as the digest is long:
 * there is nothing to guess, so nothing to slow down.
 *
 * @param hex 64 hexadecimal digits, in lower case
 */
public record ApiKeyDigest(String hex) {
  private static final int DIGITS = 64;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when it is no SHA-256 in hexadecimal digits
   */
  public ApiKeyDigest {
    if (hex.length() != DIGITS || !hex.chars().allMatch(ApiKeyDigest::isDigit)) {
      throw new IllegalArgumentException("a digest must have " + DIGITS + " hexadecimal digits");
    }
  }

  /**
   * Digests a secret.
   *
   * @param secret of a new key
   * @return what is kept of it
   */
  public static ApiKeyDigest of(ApiKeySecret secret) {
    return new ApiKeyDigest(HexFormat.of().formatHex(Sha256.of(secret.bytes())));
  }

  /** Compares in a time that tells nothing of either. */
  boolean isOf(ApiKeySecret secret) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(hex), Sha256.of(secret.bytes()));
  }

  private static boolean isDigit(int c) {
    return HexFormat.isHexDigit(c) && !Character.isUpperCase(c);
  }
}
