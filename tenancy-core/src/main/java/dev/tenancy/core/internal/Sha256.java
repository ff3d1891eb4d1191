package dev.tenancy.core.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that the domain keeps of what it must not keep itself. */
public final class Sha256 {
  private Sha256() {}

  /** Digests some bytes. */
  public static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
