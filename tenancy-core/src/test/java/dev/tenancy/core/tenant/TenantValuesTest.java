package dev.tenancy.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantValuesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456789Z");
  private static final String UUID_TEXT = "0198c5d4-7b1e-7cc3-98c4-dc0c0c07398f";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "2",
        "a",
        "acme",
        "acme-2",
        "0-0",
        "a23456789012345678901234567890123456789012345678901234567890123"
      })
  void slug_takes_dnsLabels(String text) {
    assertThat(new TenantSlug(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "-a",
        "a-",
        "Acme",
        "a.b",
        "a_b",
        "a b",
        "ä",
        "a\n",
        "a'",
        "a\u0000",
        UUID_TEXT,
        "a234567890123456789012345678901234567890123456789012345678901234"
      })
  void slug_refuses_everythingElse(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TenantSlug(text))
        .withMessageStartingWith("slug must");
  }

  @Test
  void reference_isAnId_onlyWhenItHasTheFormOfOne() {
    assertThat(TenantReference.parse(UUID_TEXT))
        .isEqualTo(new TenantId(UUID.fromString(UUID_TEXT)));
    assertThat(TenantReference.parse("acme")).isEqualTo(new TenantSlug("acme"));
    assertThatIllegalArgumentException().isThrownBy(() -> TenantReference.parse("Not a tenant"));
  }

  @Test
  void name_isTrimmed_andCountsCodePoints() {
    assertThat(new TenantName("\t Acme Inc. \u2003")).hasToString("Acme Inc.");
    assertThat(new TenantName("\uD83D\uDE80".repeat(100)).value()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TenantName("x".repeat(101)))
        .withMessage("name must have at most 100 characters, but has 101");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Standard", "1st", "a_b", "a23456789012345678901234567890123"})
  void plan_refuses_otherForms(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantPlan(text));
  }

  @Test
  void tenant_keepsItsVersion_whenNothingChanges() {
    Tenant tenant = tenant();

    assertThat(tenant.with(TenantChange.renaming(tenant.slug(), tenant.name()))).isSameAs(tenant);
    assertThat(tenant.with(TenantStatus.ACTIVE)).isSameAs(tenant);
  }

  @Test
  void tenant_hasTheNextVersion_whenSomethingChanges() {
    Tenant suspended = tenant().with(TenantStatus.SUSPENDED);
    Tenant renamed =
        suspended.with(TenantChange.renaming(new TenantSlug("acme-2"), new TenantName("Acme")));

    assertThat(suspended.active()).isFalse();
    assertThat(suspended.version()).isEqualTo(2);
    assertThat(renamed.version()).isEqualTo(3);
    assertThat(renamed.id()).isEqualTo(tenant().id());
    assertThat(renamed.status()).isEqualTo(TenantStatus.SUSPENDED);
  }

  @Test
  void tenant_refuses_versionsAndTimesThatNoStoreHolds() {
    Tenant t = tenant();

    assertThat(t.createdAt()).isEqualTo("2026-11-22T12:00:00.123456Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tenant(t.id(), t.slug(), t.name(), t.plan(), t.status(), NOW, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Tenant(t.id(), t.slug(), t.name(), t.plan(), t.status(), Instant.MAX, 1));
  }

  @Test
  void erasure_copiesItsCounts() {
    TreeMap<String, Long> rows = new TreeMap<>();
    rows.put("task", 2L);
    Erasure erasure = new Erasure(tenant().id(), rows);
    rows.clear();

    assertThat(erasure.rows()).containsEntry("task", 2L);
  }

  private static Tenant tenant() {
    return new Tenant(
        TenantId.parse(UUID_TEXT),
        new TenantSlug("acme"),
        new TenantName("Acme Inc."),
        TenantPlan.STANDARD,
        TenantStatus.ACTIVE,
        NOW,
        1);
  }
}
