package dev.tenancy.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.core.id.UuidV7Generator;
import dev.tenancy.core.key.ApiKey;
import dev.tenancy.core.key.ApiKeyCheck;
import dev.tenancy.core.key.ApiKeyDirectory;
import dev.tenancy.core.key.ApiKeyName;
import dev.tenancy.core.key.ApiKeyRepository;
import dev.tenancy.core.key.ApiKeyService;
import dev.tenancy.core.key.ApiKeyToken;
import dev.tenancy.core.key.IssuedApiKey;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.testkit.fixture.Fixtures;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the use cases of {@link ApiKeyService} and {@link ApiKeyCheck} must do on every store. */
public abstract class ApiKeyServiceContract {
  private static final ApiKeyName CI = new ApiKeyName("CI");
  private static final Optional<Instant> NEVER = Optional.empty();
  private static final LocalDate TODAY = LocalDate.ofInstant(Fixtures.NOON, ZoneOffset.UTC);

  private final Clock noon = Clock.fixed(Fixtures.NOON, ZoneOffset.UTC);
  private ApiKeyService service;
  private ApiKeyCheck check;
  private TenantId acme;
  private TenantId globex;

  /** For a subclass, which needs no arguments. */
  @SuppressWarnings("NullAway.Init") // JUnit calls putServicesOnStore before each test
  protected ApiKeyServiceContract() {}

  /**
   * Gives the store of keys.
   *
   * @return the same one throughout a test
   */
  protected abstract ApiKeyRepository keys();

  /**
   * Gives the look-up on the same store.
   *
   * @return the same one throughout a test
   */
  protected abstract ApiKeyDirectory directory();

  /**
   * Gives the store of tenants.
   *
   * @return the same one throughout a test
   */
  protected abstract TenantRepository tenants();

  @BeforeEach
  void putServicesOnStore() {
    SecureRandom random = new SecureRandom();
    service = new ApiKeyService(keys(), new UuidV7Generator(noon, random), noon, random);
    check = new ApiKeyCheck(directory(), noon);
    acme = provision("acme");
    globex = provision("globex");
  }

  @Test
  void issuedKey_saysWhoseItIs_andIsKeptAsADigestOnly() {
    IssuedApiKey acmes = issue(acme, NEVER);
    IssuedApiKey globexs = issue(globex, NEVER);

    assertThat(check.holder(acmes.token().text())).contains(acme);
    assertThat(check.holder(globexs.token().text())).contains(globex);
    assertThat(service.list(acme, PageRequest.first(9)).items())
        .extracting(ApiKey::id)
        .containsExactly(acmes.key().id());
    assertThat(acmes.key().createdAt()).isEqualTo(Fixtures.NOON);
    assertThat(acmes.toString()).doesNotContain(acmes.token().text());
  }

  @Test
  void key_opensNothing_whenAnyPartOfItIsAnothers() {
    ApiKeyToken acmes = issue(acme, NEVER).token();
    ApiKeyToken globexs = issue(globex, NEVER).token();

    assertThat(check.holder(new ApiKeyToken(globex, acmes.id(), acmes.secret()).text()))
        .isEmpty();
    assertThat(check.holder(new ApiKeyToken(acme, globexs.id(), acmes.secret()).text()))
        .isEmpty();
    assertThat(check.holder(new ApiKeyToken(acme, acmes.id(), globexs.secret()).text()))
        .isEmpty();
    assertThat(check.holder("tenancy_" + acme)).isEmpty();
    assertThat(check.holder("")).isEmpty();
    assertThat(check.holder(acmes.text())).contains(acme);
  }

  @Test
  void key_opensNothing_fromItsExpiryOn() {
    assertThat(check.holder(
            issue(acme, Optional.of(Fixtures.NOON.plusMillis(1))).token().text()))
        .contains(acme);
    assertThat(check.holder(issue(acme, Optional.of(Fixtures.NOON)).token().text()))
        .isEmpty();
  }

  @Test
  void revokedKey_opensNothing_andTheOthersStillDo() {
    IssuedApiKey revoked = issue(acme, NEVER);
    IssuedApiKey other = issue(acme, NEVER);

    assertThat(service.revoke(globex, revoked.key().id())).isFalse();
    assertThat(check.holder(revoked.token().text())).contains(acme);
    assertThat(service.revoke(acme, revoked.key().id())).isTrue();
    assertThat(service.revoke(acme, revoked.key().id())).isFalse();
    assertThat(check.holder(revoked.token().text())).isEmpty();
    assertThat(check.holder(other.token().text())).contains(acme);
  }

  @Test
  void key_showsTheDayOfItsLastUse_whichAFailureIsNot() {
    IssuedApiKey used = issue(acme, NEVER);
    IssuedApiKey expired = issue(acme, Optional.of(Fixtures.NOON));

    check.holder(used.token().text());
    check.holder(expired.token().text());

    assertThat(directory().find(acme, used.key().id()).orElseThrow().lastUsedOn())
        .isEqualTo(TODAY);
    assertThat(directory().find(acme, expired.key().id()).orElseThrow().lastUsedOn())
        .isNull();
  }

  @Test
  void issue_isEmpty_whenThereIsNoSuchTenant() {
    assertThat(service.issue(Fixtures.tenantId(), CI, NEVER)).isEmpty();
  }

  private IssuedApiKey issue(TenantId tenant, Optional<Instant> expiresAt) {
    return service.issue(tenant, CI, expiresAt).orElseThrow();
  }

  private TenantId provision(String name) {
    Tenant tenant = Fixtures.tenant(name);
    assertThat(tenants().add(tenant)).isTrue();
    return tenant.id();
  }
}
