package dev.tenancy.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.core.id.UuidV7Generator;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantChange;
import dev.tenancy.core.tenant.TenantName;
import dev.tenancy.core.tenant.TenantOutcome;
import dev.tenancy.core.tenant.TenantPlan;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.core.tenant.TenantService;
import dev.tenancy.core.tenant.TenantSlug;
import dev.tenancy.core.tenant.TenantStatus;
import dev.tenancy.testkit.fixture.Fixtures;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the use cases of {@link TenantService} must do on every store. */
public abstract class TenantServiceContract {
  private static final TenantName ACME = new TenantName("Acme Inc.");

  private TenantService service;

  /** For a subclass, which needs no arguments. */
  @SuppressWarnings("NullAway.Init") // JUnit calls putServiceOnStore before each test
  protected TenantServiceContract() {}

  /**
   * Gives the store of tenants.
   *
   * @return the same one throughout a test
   */
  protected abstract TenantRepository tenants();

  @BeforeEach
  void putServiceOnStore() {
    Clock clock = Clock.systemUTC();
    service = new TenantService(tenants(), new UuidV7Generator(clock, new SecureRandom()), clock);
  }

  @Test
  void provision_givesAnActiveTenant_thatCanBeFound() {
    Tenant acme = provision(Fixtures.slug("acme"));

    assertThat(acme.active()).isTrue();
    assertThat(acme.version()).isEqualTo(1);
    assertThat(acme.id().value().version()).isEqualTo(7);
    assertThat(service.find(acme.id())).contains(acme);
    assertThat(service.find(acme.slug())).contains(acme);
    assertThat(service.list(PageRequest.first(PageRequest.MAX_LIMIT)).items()).contains(acme);
  }

  @Test
  void provision_isRefused_whenTheSlugIsTaken() {
    Tenant acme = provision(Fixtures.slug("acme"));

    assertThat(service.provision(acme.slug(), new TenantName("Other"), TenantPlan.STANDARD))
        .isEqualTo(new TenantOutcome.SlugTaken(acme.slug()));
    assertThat(service.find(acme.slug())).contains(acme);
  }

  @Test
  void change_keepsTheId() {
    Tenant acme = provision(Fixtures.slug("acme"));
    TenantSlug next = Fixtures.slug("next");
    Tenant renamed =
        done(service.change(acme.slug(), TenantChange.renaming(next, new TenantName("Next"))));

    assertThat(renamed).isEqualTo(acme.with(TenantChange.renaming(next, new TenantName("Next"))));
    assertThat(service.find(next)).contains(renamed);
    assertThat(service.find(acme.slug())).isEmpty();
  }

  @Test
  void change_keepsWhatIsNotNamed_andTheVersionWhenNothingIsDifferent() {
    Tenant acme = provision(Fixtures.slug("acme"));
    TenantPlan gold = new TenantPlan("gold");
    TenantChange upgrade = new TenantChange(Optional.empty(), Optional.empty(), Optional.of(gold));
    Tenant upgraded = done(service.change(acme.id(), upgrade));

    assertThat(upgraded.plan()).isEqualTo(gold);
    assertThat(upgraded.slug()).isEqualTo(acme.slug());
    assertThat(upgraded.name()).isEqualTo(acme.name());
    assertThat(upgraded.version()).isEqualTo(2);
    assertThat(done(service.change(acme.id(), upgrade))).isEqualTo(upgraded);
    assertThat(service.find(acme.id())).contains(upgraded);
  }

  @Test
  void change_isRefused_whenTheSlugIsTakenOrTheTenantIsMissing() {
    Tenant acme = provision(Fixtures.slug("acme"));
    Tenant globex = provision(Fixtures.slug("globex"));

    assertThat(service.change(globex.id(), TenantChange.renaming(acme.slug(), ACME)))
        .isEqualTo(new TenantOutcome.SlugTaken(acme.slug()));
    assertThat(
            service.change(Fixtures.tenantId(), TenantChange.renaming(Fixtures.slug("any"), ACME)))
        .isInstanceOf(TenantOutcome.Missing.class);
    assertThat(service.find(globex.id())).contains(globex);
  }

  @Test
  void suspendAndResume_areTheSameTwiceAsOnce() {
    Tenant acme = provision(Fixtures.slug("acme"));
    Tenant globex = provision(Fixtures.slug("globex"));
    Tenant suspended = service.suspend(acme.slug()).orElseThrow();

    assertThat(suspended).isEqualTo(acme.with(TenantStatus.SUSPENDED));
    assertThat(service.suspend(acme.id())).contains(suspended);
    assertThat(service.find(globex.id())).contains(globex);
    Tenant resumed = service.resume(acme.id()).orElseThrow();
    assertThat(resumed.active()).isTrue();
    assertThat(resumed.version()).isEqualTo(3);
    assertThat(service.resume(acme.id())).contains(resumed);
  }

  @Test
  void suspendAndResumeAndErase_areEmpty_whenTheTenantIsMissing() {
    assertThat(service.suspend(Fixtures.tenantId())).isEmpty();
    assertThat(service.resume(Fixtures.slug("nobody"))).isEmpty();
    assertThat(service.erase(Fixtures.slug("nobody"))).isEmpty();
  }

  @Test
  void erase_removesOneTenant() {
    Tenant acme = provision(Fixtures.slug("acme"));
    Tenant globex = provision(Fixtures.slug("globex"));

    assertThat(service.erase(acme.slug()).orElseThrow().tenant()).isEqualTo(acme.id());
    assertThat(service.find(acme.id())).isEmpty();
    assertThat(service.find(globex.id())).contains(globex);
  }

  @Test
  void changes_loseNothing_whenManyChangeTheSameTenant() {
    Tenant acme = provision(Fixtures.slug("acme"));
    List<Optional<Tenant>> results = Race.of(runner -> () -> runner % 2 == 0
        ? service.suspend(acme.id())
        : Optional.of(done(service.change(
            acme.id(), TenantChange.renaming(acme.slug(), new TenantName("By " + runner))))));

    assertThat(results).allMatch(Optional::isPresent);
    Tenant last = service.find(acme.id()).orElseThrow();
    assertThat(last.status()).isEqualTo(TenantStatus.SUSPENDED);
    assertThat(last.name().value()).startsWith("By ");
    assertThat(last.version()).isEqualTo(2L + Race.RUNNERS / 2);
  }

  private Tenant provision(TenantSlug slug) {
    return done(service.provision(slug, ACME, TenantPlan.STANDARD));
  }

  private static Tenant done(TenantOutcome outcome) {
    assertThat(outcome).isInstanceOf(TenantOutcome.Done.class);
    return ((TenantOutcome.Done) outcome).tenant();
  }
}
