package dev.tenancy.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.core.RepositoryException;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskFilter;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.Erasure;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantChange;
import dev.tenancy.core.tenant.TenantDirectory;
import dev.tenancy.core.tenant.TenantName;
import dev.tenancy.core.tenant.TenantPlan;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.core.tenant.TenantRepository.Update;
import dev.tenancy.core.tenant.TenantSlug;
import dev.tenancy.core.tenant.TenantStatus;
import dev.tenancy.testkit.fixture.Fixtures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TenantRepository} must do. */
public abstract class TenantRepositoryContract extends TenantDirectoryContract {
  /** For a subclass, which needs no arguments. */
  protected TenantRepositoryContract() {}

  /**
   * Gives the repository of the tenants' tasks, on the same store.
   *
   * @return the same one throughout a test
   */
  protected abstract TaskRepository tasks();

  @Override
  protected final TenantDirectory directory() {
    return tenants();
  }

  @Test
  void add_isRefused_whenTheSlugIsTaken() {
    Tenant acme = add("acme");
    Tenant other = copy(Fixtures.tenant("other"), acme.slug());

    assertThat(tenants().add(other)).isFalse();
    assertThat(tenants().find(other.id())).isEmpty();
    assertThat(tenants().find(acme.slug())).contains(acme);
  }

  @Test
  void add_isRefused_whenTheSlugIsTaken_evenIfTheIdIsToo() {
    Tenant acme = add("acme");
    Tenant globex = add("globex");

    assertThat(tenants().add(acme)).isFalse();
    assertThat(tenants().add(copy(acme, globex.slug()))).isFalse();
    assertThat(tenants().find(acme.id())).contains(acme);
    assertThat(tenants().find(globex.slug())).contains(globex);
  }

  @Test
  void add_fails_whenTheIdIsTaken_andKeepsTheFirst() {
    Tenant acme = add("acme");
    Tenant again = copy(acme, Fixtures.slug("again"));

    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> tenants().add(again))
        .withMessageContaining(acme.id().toString());
    assertThat(tenants().find(acme.id())).contains(acme);
    assertThat(tenants().find(again.slug())).isEmpty();
  }

  @Test
  void add_succeedsOnce_whenManyWantTheSameSlug() {
    TenantSlug wanted = Fixtures.slug("wanted");
    List<Tenant> candidates = IntStream.range(0, Race.RUNNERS)
        .mapToObj(i -> copy(Fixtures.tenant("racer"), wanted))
        .toList();
    List<Boolean> results = Race.of(runner -> () -> tenants().add(candidates.get(runner)));

    assertThat(results).containsOnlyOnce(true);
    assertThat(tenants().find(wanted)).contains(candidates.get(results.indexOf(true)));
  }

  @Test
  void list_isNewestFirst_andGoesByPagesWithoutRepeatingOrSkipping() {
    List<Tenant> added = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Tenant t = Fixtures.tenant("listed");
      Tenant tenant = new Tenant(
          t.id(), t.slug(), t.name(), t.plan(), t.status(), Fixtures.NOON.plusMillis(i / 3), 1);
      assertThat(tenants().add(tenant)).isTrue();
      added.add(tenant);
    }
    List<Tenant> all = Pages.all(PageRequest.MAX_LIMIT, tenants()::list);

    assertThat(all).containsAll(added).doesNotHaveDuplicates();
    assertThat(all).isSortedAccordingTo(Comparator.comparing(Tenant::cursor).reversed());
    for (int limit : new int[] {1, 5, 12}) {
      assertThat(Pages.all(limit, tenants()::list)).as("in pages of %d", limit).isEqualTo(all);
    }
  }

  @Test
  void update_replaces_allButTheTimeOfCreation() {
    Tenant acme = add("acme");
    Tenant globex = add("globex");
    Tenant changed = new Tenant(
        acme.id(),
        Fixtures.slug("acme"),
        new TenantName("Acme & Co"),
        new TenantPlan("gold"),
        TenantStatus.SUSPENDED,
        acme.createdAt().plusSeconds(9),
        2);

    assertThat(tenants().update(changed, 1)).isEqualTo(Update.DONE);
    assertThat(tenants().find(changed.slug()))
        .contains(new Tenant(
            acme.id(),
            changed.slug(),
            changed.name(),
            changed.plan(),
            changed.status(),
            acme.createdAt(),
            2));
    assertThat(tenants().find(acme.slug())).isEmpty();
    assertThat(tenants().find(globex.id())).contains(globex);
  }

  @Test
  void update_isRefused_whenTheVersionIsStaleOrTheTenantIsGone() {
    Tenant acme = add("acme");
    Tenant suspended = acme.with(TenantStatus.SUSPENDED);

    assertThat(tenants().update(suspended, 2)).isEqualTo(Update.OVERTAKEN);
    assertThat(tenants().update(suspended, 1)).isEqualTo(Update.DONE);
    assertThat(tenants().update(suspended, 1)).isEqualTo(Update.OVERTAKEN);
    assertThat(tenants().update(Fixtures.tenant("nobody").with(TenantStatus.SUSPENDED), 1))
        .isEqualTo(Update.OVERTAKEN);
    assertThat(tenants().find(acme.id())).contains(suspended);
  }

  @Test
  void update_isRefused_whenAnotherTenantHasTheSlug() {
    Tenant acme = add("acme");
    Tenant globex = add("globex");

    assertThat(tenants().update(globex.with(TenantChange.renaming(acme.slug(), globex.name())), 1))
        .isEqualTo(Update.SLUG_TAKEN);
    assertThat(tenants().find(globex.id())).contains(globex);
    assertThat(tenants().find(acme.slug())).contains(acme);
  }

  @Test
  void update_freesTheOldSlug() {
    Tenant acme = add("acme");
    tenants().update(acme.with(TenantChange.renaming(Fixtures.slug("moved"), acme.name())), 1);
    Tenant heir = copy(Fixtures.tenant("heir"), acme.slug());

    assertThat(tenants().add(heir)).isTrue();
    assertThat(tenants().find(acme.slug())).contains(heir);
  }

  @Test
  void update_succeedsOnce_whenManyComeFromTheSameVersion() {
    Tenant acme = add("acme");
    List<Update> results = Race.of(runner -> () -> tenants()
        .update(acme.with(TenantChange.renaming(acme.slug(), new TenantName("By " + runner))), 1));

    assertThat(results).containsOnlyOnce(Update.DONE).containsOnly(Update.DONE, Update.OVERTAKEN);
    assertThat(tenants().find(acme.id()).orElseThrow().name())
        .isEqualTo(new TenantName("By " + results.indexOf(Update.DONE)));
  }

  @Test
  void erase_removesTheTenantAndAllItsRows_andNothingOfAnother() {
    Tenant acme = add("acme");
    Tenant globex = add("globex");
    Task acmes = Fixtures.task("Acme's");
    Task globexs = Fixtures.task("Globex's");
    tasks().add(acme.id(), acmes);
    tasks().add(acme.id(), Fixtures.task("Another"));
    tasks().add(globex.id(), globexs);

    Erasure erasure = tenants().erase(acme.id()).orElseThrow();

    assertThat(erasure.tenant()).isEqualTo(acme.id());
    assertThat(erasure.rows()).containsEntry("task", 2L);
    assertThat(tenants().find(acme.id())).isEmpty();
    assertThat(tenants().find(acme.slug())).isEmpty();
    assertThat(tasks().find(acme.id(), acmes.id())).isEmpty();
    assertThat(tasks().add(acme.id(), Fixtures.task("Too late"))).isFalse();
    assertThat(tenants().find(globex.id())).contains(globex);
    assertThat(tasks().find(globex.id(), globexs.id())).contains(globexs);
    assertThat(tenants().add(copy(Fixtures.tenant("heir"), acme.slug()))).isTrue();
  }

  @Test
  void erase_countsNothing_whenTheTenantOwnsNothing() {
    Tenant acme = add("acme");

    assertThat(tenants().erase(acme.id()).orElseThrow().rows()).containsEntry("task", 0L);
  }

  @Test
  void erase_isEmpty_whenThereIsNoSuchTenant() {
    Tenant acme = add("acme");

    assertThat(tenants().erase(Fixtures.tenantId())).isEmpty();
    assertThat(tenants().erase(acme.id())).isPresent();
    assertThat(tenants().erase(acme.id())).isEmpty();
  }

  @Test
  void erase_leavesNothingBehind_whenTasksAreAddedMeanwhile() {
    Tenant acme = add("acme");
    List<Long> counted = Race.of(runner -> () -> {
      if (runner == 0) {
        return tenants().erase(acme.id()).orElseThrow().rows().get("task");
      }
      long added = 0;
      while (added < 200 && tasks().add(acme.id(), Fixtures.task("Task " + added))) {
        added++;
      }
      return added;
    });

    assertThat(counted.stream().skip(1).mapToLong(Long::longValue).sum())
        .as("rows added, every one of which the erasure counted")
        .isEqualTo(counted.get(0));
    assertThat(tasks().list(acme.id(), TaskFilter.ALL, PageRequest.first(1)).items())
        .isEmpty();
  }

  private static Tenant copy(Tenant t, TenantSlug slug) {
    return new Tenant(t.id(), slug, t.name(), t.plan(), t.status(), t.createdAt(), t.version());
  }
}
