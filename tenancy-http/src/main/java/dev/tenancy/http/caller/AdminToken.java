package dev.tenancy.http.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The secret that opens the control plane. Does not show itself. */
public final class AdminToken {
  /** The least number of characters; a shorter one could be guessed. */
  public static final int MIN_LENGTH = 16;

  private final byte[] digest;

  /**
   * Takes a token.
   *
   * @throws IllegalArgumentException when it is too short, or cannot be in an Authorization header
   */
  public AdminToken(String value) {
    if (!value.matches("[A-Za-z0-9._~+/-]+=*")) {
      throw new IllegalArgumentException(
          "must be of letters, digits and - . _ ~ + / = only (RFC 6750)");
    }
    if (value.length() < MIN_LENGTH) {
      throw new IllegalArgumentException("must have at least " + MIN_LENGTH + " characters");
    }
    this.digest = sha256(value);
  }

  /** Compares in a time that tells nothing of the token, nor of its length. */
  boolean matches(String given) {
    return MessageDigest.isEqual(digest, sha256(given));
  }

  @Override
  public String toString() {
    return "AdminToken[...]";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
