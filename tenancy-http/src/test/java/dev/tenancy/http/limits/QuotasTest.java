package dev.tenancy.http.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenancy.core.tenant.TenantPlan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotasTest {
  @Test
  void plan_hasItsOwnQuota_orThatOfTheOthers() {
    Quotas quotas = Quotas.parse("standard=600/60, gold=10/1,*=1/3600");

    assertThat(quotas.of(TenantPlan.STANDARD)).contains(new Quota(600, Duration.ofMinutes(1)));
    assertThat(quotas.of(new TenantPlan("gold"))).contains(new Quota(10, Duration.ofSeconds(1)));
    assertThat(quotas.of(new TenantPlan("free"))).contains(new Quota(1, Duration.ofHours(1)));
  }

  @Test
  void plan_hasNoLimit_whenThereIsNone() {
    assertThat(Quotas.parse("none").of(TenantPlan.STANDARD)).isEqualTo(Optional.empty());
    assertThat(Quotas.parse("gold=10/1").of(TenantPlan.STANDARD)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "600",
        "standard",
        "standard=600",
        "standard=0/60",
        "standard=600/0",
        "*=1/86401",
        "standard=1/1,standard=2/1",
        "No Plan=1/1",
        "*=1000000001/1",
        "standard=-1/1"
      })
  void text_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Quotas.parse(text));
  }
}
