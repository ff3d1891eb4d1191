package dev.tenancy.core.key;

import dev.tenancy.core.tenant.TenantId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * An API key as its holder has it: whose it is, which it is, and the secret. Because it names its tenant,
 * it is looked for among that tenant's keys only, in that tenant's scope. Does not show its secret.
 *
 * @param tenant whose it is
 * @param id which of the tenant's keys
 * @param secret what makes it one
 */
public record ApiKeyToken(TenantId tenant, ApiKeyId id, ApiKeySecret secret) {
  /** What every token begins with, so that it is found when it has got into a file or a log. */
  public static final String PREFIX = "tenancy_";

  private static final int ID_BYTES = 2 * Long.BYTES;
  private static final int BYTES = 2 * ID_BYTES + ApiKeySecret.BYTES;

  /**
   * Reads what somebody has shown.
   *
   * @param text a token, perhaps
   * @return the token; empty when the text is none
   */
  public static Optional<ApiKeyToken> parse(String text) {
    return text.startsWith(PREFIX) ? decode(text.substring(PREFIX.length())) : Optional.empty();
  }

  /**
   * Writes it for its holder. This is the secret.
   *
   * @return the prefix, and 86 characters of Base64 for URLs (RFC 4648, section 5)
   */
  public String text() {
    byte[] bytes = ByteBuffer.allocate(BYTES)
        .putLong(tenant.value().getMostSignificantBits())
        .putLong(tenant.value().getLeastSignificantBits())
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .put(secret.bytes())
        .array();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Optional<ApiKeyToken> decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return Optional.of(new ApiKeyToken(
        new TenantId(new UUID(in.getLong(), in.getLong())),
        new ApiKeyId(new UUID(in.getLong(), in.getLong())),
        ApiKeySecret.of(Arrays.copyOfRange(bytes, 2 * ID_BYTES, BYTES))));
  }
}
