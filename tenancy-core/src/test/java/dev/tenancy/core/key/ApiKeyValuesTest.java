package dev.tenancy.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenancy.core.tenant.TenantId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyValuesTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private final ApiKeySecret secret = ApiKeySecret.random(new SecureRandom());
  private final ApiKeyToken token =
      new ApiKeyToken(new TenantId(UUID.randomUUID()), new ApiKeyId(UUID.randomUUID()), secret);

  @Test
  void token_isReadAsItWasWritten() {
    ApiKeyToken read = ApiKeyToken.parse(token.text()).orElseThrow();

    assertThat(token.text()).matches("tenancy_[A-Za-z0-9_-]{86}");
    assertThat(read.tenant()).isEqualTo(token.tenant());
    assertThat(read.id()).isEqualTo(token.id());
    assertThat(ApiKeyDigest.of(read.secret())).isEqualTo(ApiKeyDigest.of(secret));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tenancy_", "tenancy_AAAA", "tenancy_?", "Tenancy_AAAA", "AAAA"})
  void token_isEmpty_whenTheTextIsNone(String text) {
    assertThat(ApiKeyToken.parse(text)).isEmpty();
    assertThat(ApiKeyToken.parse(token.text() + "A")).isEmpty();
    assertThat(ApiKeyToken.parse(token.text().substring(1))).isEmpty();
  }

  @Test
  void secret_isNeverShown() {
    String text = token.text().substring(ApiKeyToken.PREFIX.length());

    assertThat(secret.toString()).isEqualTo("ApiKeySecret[...]");
    assertThat(token.toString()).contains("ApiKeySecret[...]").doesNotContain(text);
  }

  @Test
  void digest_isTheSha256OfTheSecret() {
    // printf '\0%.0s' {1..32} | sha256sum
    assertThat(ApiKeyDigest.of(ApiKeySecret.of(new byte[ApiKeySecret.BYTES])).hex())
        .isEqualTo("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
    assertThatIllegalArgumentException().isThrownBy(() -> ApiKeySecret.of(new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> new ApiKeyDigest("66687AAD"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ApiKeyDigest("A".repeat(64)));
  }

  @Test
  void key_isOpenedByItsSecret_beforeItExpires() {
    ApiKey key = new ApiKey(
        token.id(),
        new ApiKeyName(" CI "),
        ApiKeyDigest.of(secret),
        NOON,
        NOON.plusSeconds(1),
        null);

    assertThat(key.name().value()).isEqualTo("CI");
    assertThat(key.isOpenedBy(secret, NOON)).isTrue();
    assertThat(key.isOpenedBy(secret, NOON.plusSeconds(1))).isFalse();
    assertThat(key.isOpenedBy(ApiKeySecret.random(new SecureRandom()), NOON)).isFalse();
  }
}
