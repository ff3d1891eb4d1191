package dev.tenancy.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.core.RepositoryException;
import dev.tenancy.core.key.ApiKey;
import dev.tenancy.core.key.ApiKeyDirectory;
import dev.tenancy.core.key.ApiKeyId;
import dev.tenancy.core.key.ApiKeyRepository;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.testkit.fixture.Fixtures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeyRepository}, and the {@link ApiKeyDirectory} on the same store, must do. */
public abstract class ApiKeyRepositoryContract {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

  private TenantId acme;
  private TenantId globex;

  /** For a subclass, which needs no arguments. */
  @SuppressWarnings("NullAway.Init") // JUnit calls provision before each test
  protected ApiKeyRepositoryContract() {}

  /**
   * Gives the repository to test.
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
   * Gives the repository of the tenants, on the same store.
   *
   * @return the same one throughout a test
   */
  protected abstract TenantRepository tenants();

  @BeforeEach
  void provision() {
    acme = provision("acme");
    globex = provision("globex");
  }

  @Test
  void find_givesWhatWasAdded() {
    ApiKey eternal = add(acme, Fixtures.apiKey("CI"));
    ApiKey key = Fixtures.apiKey("Étudier 'quoted'");
    ApiKey expiring = add(
        acme,
        new ApiKey(
            key.id(), key.name(), key.digest(), Fixtures.NOON, Fixtures.NOON.plusSeconds(60), DAY));

    assertThat(directory().find(acme, eternal.id())).contains(eternal);
    assertThat(directory().find(acme, expiring.id())).contains(expiring);
  }

  @Test
  void find_isEmpty_whenTheKeyIsAnothersOrNobodys() {
    ApiKey key = add(acme, Fixtures.apiKey("Acme's"));

    assertThat(directory().find(globex, key.id())).isEmpty();
    assertThat(directory().find(Fixtures.tenantId(), key.id())).isEmpty();
    assertThat(directory().find(acme, Fixtures.apiKey("Nobody's").id())).isEmpty();
    assertThat(directory().find(acme, key.id())).contains(key);
  }

  @Test
  void add_isRefused_whenThereIsNoSuchTenant() {
    ApiKey key = Fixtures.apiKey("Nobody's");

    assertThat(keys().add(Fixtures.tenantId(), key)).isFalse();
    assertThat(keys().add(acme, key)).isTrue();
  }

  @Test
  void add_fails_whenTheTenantHasTheId_andTellsNothingOfAnothers() {
    ApiKey key = add(acme, Fixtures.apiKey("First"));
    ApiKey second = withId(Fixtures.apiKey("Second"), key.id());

    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> keys().add(acme, second))
        .withMessageContaining(key.id().toString());
    assertThat(keys().add(globex, second)).isTrue();
    assertThat(directory().find(acme, key.id())).contains(key);
    assertThat(directory().find(globex, key.id())).contains(second);
  }

  @Test
  void list_isNewestFirst_byPages_ofOneTenantOnly() {
    add(globex, Fixtures.apiKey("Globex's"));
    List<ApiKey> added = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ApiKey key = Fixtures.apiKey("Key " + i);
      added.add(add(
          acme,
          new ApiKey(
              key.id(), key.name(), key.digest(), Fixtures.NOON.plusMillis(i / 2), null, null)));
    }
    List<ApiKey> all = Pages.all(3, request -> keys().list(acme, request));

    assertThat(all).containsExactlyInAnyOrderElementsOf(added);
    assertThat(all).isSortedAccordingTo(Comparator.comparing(ApiKey::cursor).reversed());
    assertThat(Pages.all(3, request -> keys().list(Fixtures.tenantId(), request)))
        .isEmpty();
  }

  @Test
  void remove_takesOneKey_ofOneTenant() {
    ApiKey key = add(acme, Fixtures.apiKey("Acme's"));
    ApiKey other = add(acme, Fixtures.apiKey("Other"));
    ApiKey same = add(globex, withId(Fixtures.apiKey("Globex's"), key.id()));

    assertThat(keys().remove(globex, other.id())).isFalse();
    assertThat(keys().remove(acme, key.id())).isTrue();
    assertThat(keys().remove(acme, key.id())).isFalse();
    assertThat(directory().find(acme, key.id())).isEmpty();
    assertThat(directory().find(acme, other.id())).contains(other);
    assertThat(directory().find(globex, key.id())).contains(same);
  }

  @Test
  void markUsed_keepsTheLastDay_ofOneTenantsKey() {
    ApiKey key = add(acme, Fixtures.apiKey("Acme's"));
    ApiKey same = add(globex, withId(Fixtures.apiKey("Globex's"), key.id()));

    directory().markUsed(acme, key.id(), DAY);
    assertThat(lastUsed(acme, key)).isEqualTo(DAY);
    directory().markUsed(acme, key.id(), DAY.minusDays(1));
    assertThat(lastUsed(acme, key)).isEqualTo(DAY);
    directory().markUsed(acme, key.id(), DAY.plusDays(1));
    assertThat(lastUsed(acme, key)).isEqualTo(DAY.plusDays(1));
    directory().markUsed(acme, Fixtures.apiKey("Nobody's").id(), DAY);
    assertThat(directory().find(globex, key.id())).contains(same);
  }

  @Test
  void erasure_takesTheKeysOfTheTenant_andNoOthers() {
    ApiKey key = add(acme, Fixtures.apiKey("Acme's"));
    ApiKey same = add(globex, withId(Fixtures.apiKey("Globex's"), key.id()));

    assertThat(tenants().erase(acme).orElseThrow().rows()).containsEntry("api_key", 1L);
    assertThat(directory().find(acme, key.id())).isEmpty();
    assertThat(directory().find(globex, key.id())).contains(same);
  }

  private TenantId provision(String name) {
    Tenant tenant = Fixtures.tenant(name);
    assertThat(tenants().add(tenant)).isTrue();
    return tenant.id();
  }

  private ApiKey add(TenantId tenant, ApiKey key) {
    assertThat(keys().add(tenant, key)).isTrue();
    return key;
  }

  private @Nullable LocalDate lastUsed(TenantId tenant, ApiKey key) {
    return directory().find(tenant, key.id()).orElseThrow().lastUsedOn();
  }

  private static ApiKey withId(ApiKey key, ApiKeyId id) {
    return new ApiKey(
        id, key.name(), key.digest(), key.createdAt(), key.expiresAt(), key.lastUsedOn());
  }
}
