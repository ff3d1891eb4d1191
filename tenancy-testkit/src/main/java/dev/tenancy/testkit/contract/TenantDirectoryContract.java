package dev.tenancy.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantChange;
import dev.tenancy.core.tenant.TenantDirectory;
import dev.tenancy.core.tenant.TenantName;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.core.tenant.TenantSlug;
import dev.tenancy.core.tenant.TenantStatus;
import dev.tenancy.testkit.fixture.Fixtures;
import org.junit.jupiter.api.Test;

/** What every {@link TenantDirectory} must do. */
public abstract class TenantDirectoryContract {
  /** For a subclass, which needs no arguments. */
  protected TenantDirectoryContract() {}

  /**
   * Gives the directory that is to be tested.
   *
   * @return the same one throughout a test
   */
  protected abstract TenantDirectory directory();

  /**
   * Gives the repository that holds the directory's tenants.
   *
   * @return the same one throughout a test
   */
  protected abstract TenantRepository tenants();

  @Test
  void find_givesTheTenant_byIdAndBySlug() {
    Tenant acme = add("acme");
    Tenant globex = add("globex");

    assertThat(directory().find(acme.id())).contains(acme);
    assertThat(directory().find(acme.slug())).contains(acme);
    assertThat(directory().find(globex.slug())).contains(globex);
  }

  @Test
  void find_isEmpty_whenThereIsNoSuchTenant() {
    add("acme");

    assertThat(directory().find(Fixtures.tenantId())).isEmpty();
    assertThat(directory().find(Fixtures.slug("acme"))).isEmpty();
  }

  @Test
  void find_takesADigitForASlug() {
    TenantSlug one = new TenantSlug("1");
    Tenant first = directory().find(one).orElseGet(() -> {
      Tenant tenant =
          Fixtures.tenant("one").with(TenantChange.renaming(one, new TenantName("One")));
      assertThat(tenants().add(tenant)).isTrue();
      return tenant;
    });

    assertThat(directory().find(one)).contains(first);
  }

  @Test
  void find_givesASuspendedTenant_asSuspended() {
    Tenant suspended = add("acme").with(TenantStatus.SUSPENDED);
    assertThat(tenants().update(suspended, 1)).isEqualTo(TenantRepository.Update.DONE);

    assertThat(directory().find(suspended.id())).contains(suspended);
  }

  final Tenant add(String name) {
    Tenant tenant = Fixtures.tenant(name);
    assertThat(tenants().add(tenant)).isTrue();
    return tenant;
  }
}
