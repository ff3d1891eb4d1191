package dev.tenancy.http.paging;

import dev.tenancy.core.paging.Cursor;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors as callers see them: opaque, signed, and good for one list only. One that was changed, or
 * that comes from another list, another filter or another tenant, is refused.
 *
 * <p>Thread-safe.
 */
public final class CursorCodec {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int POSITION_BYTES = 3 * Long.BYTES;
  private static final int SIGNATURE_BYTES = 16;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final SecretKeySpec key;

  /**
   * Signs with a key.
   *
   * @param key at least 16 bytes that nobody can guess; all nodes of a service need the same
   */
  public CursorCodec(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Writes a cursor.
   *
   * @param list names the list with everything that it depends on: its tenant, its filter
   */
  public String encode(String list, Cursor cursor) {
    byte[] position = ByteBuffer.allocate(POSITION_BYTES)
        .putLong(micros(cursor.createdAt()))
        .putLong(cursor.id().getMostSignificantBits())
        .putLong(cursor.id().getLeastSignificantBits())
        .array();
    byte[] token = Arrays.copyOf(position, POSITION_BYTES + SIGNATURE_BYTES);
    System.arraycopy(sign(list, position), 0, token, POSITION_BYTES, SIGNATURE_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * Reads a cursor.
   *
   * @param list the list that it must come from
   * @throws ProblemException when it does not
   */
  public Cursor decode(String list, String text) {
    byte[] token = bytes(text);
    byte[] position = Arrays.copyOf(token, POSITION_BYTES);
    byte[] signature = Arrays.copyOfRange(token, POSITION_BYTES, token.length);
    if (!MessageDigest.isEqual(signature, sign(list, position))) {
      throw ProblemException.of(ProblemType.MALFORMED_CURSOR);
    }
    ByteBuffer in = ByteBuffer.wrap(position);
    return new Cursor(instant(in.getLong()), new UUID(in.getLong(), in.getLong()));
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / 1_000;
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
  }

  private static byte[] bytes(String text) {
    try {
      byte[] token = Base64.getUrlDecoder().decode(text);
      if (token.length == POSITION_BYTES + SIGNATURE_BYTES) {
        return token;
      }
    } catch (IllegalArgumentException e) {
      // Not Base64 is no better than the wrong length.
    }
    throw ProblemException.of(ProblemType.MALFORMED_CURSOR);
  }

  private byte[] sign(String list, byte[] position) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(position); // of fixed length, so that the two can never be mixed up
      return Arrays.copyOf(mac.doFinal(list.getBytes(StandardCharsets.UTF_8)), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
