package dev.tenancy.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.core.RepositoryException;
import dev.tenancy.core.paging.Cursor;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskChange;
import dev.tenancy.core.task.TaskDescription;
import dev.tenancy.core.task.TaskFilter;
import dev.tenancy.core.task.TaskId;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.testkit.fixture.Fixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TaskRepository} must do. Two tenants are in every test: one acts, the other must
 * not notice, and has the same rights to its own.
 */
public abstract class TaskRepositoryContract {
  private static final Instant NOON = Fixtures.NOON;

  private TenantId acme;
  private TenantId globex;

  /** For a subclass, which needs no arguments. */
  @SuppressWarnings("NullAway.Init") // JUnit calls provisionTwoTenants before each test
  protected TaskRepositoryContract() {}

  /**
   * Gives the repository that is to be tested.
   *
   * @return the same one throughout a test
   */
  protected abstract TaskRepository tasks();

  /**
   * Gives the repository that holds the tenants whose tasks those are.
   *
   * @return the same one throughout a test
   */
  protected abstract TenantRepository tenants();

  @BeforeEach
  void provisionTwoTenants() {
    acme = provision("acme");
    globex = provision("globex");
  }

  @Test
  void find_givesWhatWasAdded() {
    Task open = add(acme, Fixtures.task("Étudier 統計 \uD83D\uDE80 'quoted' \\ %_"));
    Task completed = Fixtures.task("Done").with(TaskChange.completing(), NOON.plusSeconds(1));
    add(acme, completed);

    assertThat(tasks().find(acme, open.id())).contains(open);
    assertThat(tasks().find(acme, completed.id())).contains(completed);
  }

  @Test
  void find_givesTheLongestDescription() {
    Task task = add(acme, Fixtures.task("\uD83D\uDE80".repeat(TaskDescription.MAX_LENGTH)));

    assertThat(tasks().find(acme, task.id())).contains(task);
  }

  @Test
  void find_isEmpty_whenTheTaskIsAnothersOrNobodys() {
    Task task = add(acme, Fixtures.task("Acme's"));

    assertThat(tasks().find(globex, task.id())).isEmpty();
    assertThat(tasks().find(acme, Fixtures.taskId())).isEmpty();
    assertThat(tasks().find(Fixtures.tenantId(), task.id())).isEmpty();
    assertThat(tasks().find(acme, task.id())).contains(task);
  }

  @Test
  void add_isRefused_whenThereIsNoSuchTenant() {
    TenantId nobody = Fixtures.tenantId();
    Task task = Fixtures.task("Nobody's");

    assertThat(tasks().add(nobody, task)).isFalse();
    assertThat(tasks().find(nobody, task.id())).isEmpty();
    assertThat(tasks().add(acme, task)).isTrue();
  }

  @Test
  void add_fails_whenTheTenantHasTheId_andKeepsTheFirst() {
    Task first = add(acme, Fixtures.task("First"));
    Task second = Task.open(first.id(), new TaskDescription("Second"), NOON);

    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> tasks().add(acme, second))
        .withMessageContaining(first.id().toString())
        .withMessageContaining(acme.toString());
    assertThat(tasks().find(acme, first.id())).contains(first);
  }

  @Test
  void add_tellsNothingOfAnothersIds() {
    Task acmes = add(acme, Fixtures.task("Acme's"));
    Task globexs = Task.open(acmes.id(), new TaskDescription("Globex's"), NOON);

    assertThat(tasks().add(globex, globexs)).isTrue();
    assertThat(tasks().find(globex, acmes.id())).contains(globexs);
    assertThat(tasks().find(acme, acmes.id())).contains(acmes);
  }

  @Test
  void add_succeedsOnce_whenManyAddTheSameId() {
    Task task = Fixtures.task("Wanted by many");
    List<Boolean> results = Race.of(runner -> () -> {
      try {
        return tasks().add(acme, task);
      } catch (RepositoryException e) {
        return false;
      }
    });

    assertThat(results).containsOnlyOnce(true);
    assertThat(list(acme, TaskFilter.ALL)).containsExactly(task);
  }

  @Test
  void list_isNewestFirst_andOfOneTenant() {
    Task old = add(acme, Fixtures.task("Old", NOON));
    Task young = add(acme, Fixtures.task("Young", NOON.plusMillis(2)));
    Task middle = add(acme, Fixtures.task("Middle", NOON.plusMillis(1)));
    Task globexs = add(globex, Fixtures.task("Globex's", NOON.plusMillis(1)));

    assertThat(list(acme, TaskFilter.ALL)).containsExactly(young, middle, old);
    assertThat(list(globex, TaskFilter.ALL)).containsExactly(globexs);
    assertThat(list(Fixtures.tenantId(), TaskFilter.ALL)).isEmpty();
  }

  @Test
  void list_showsWhatTheFilterSays() {
    Task open = add(acme, Fixtures.task("Open", NOON));
    Task completed = Fixtures.task("Completed", NOON.plusMillis(1))
        .with(TaskChange.completing(), NOON.plusSeconds(1));
    add(acme, completed);
    add(globex, Fixtures.task("Globex's"));

    assertThat(list(acme, TaskFilter.ALL)).containsExactly(completed, open);
    assertThat(list(acme, TaskFilter.OPEN)).containsExactly(open);
    assertThat(list(acme, TaskFilter.COMPLETED)).containsExactly(completed);
  }

  @Test
  void list_goesByPages_withoutRepeatingOrSkipping() {
    List<Task> all = IntStream.range(0, 23)
        .mapToObj(i -> add(acme, Fixtures.task("Task " + i, NOON.plusMillis(i / 5))))
        .toList();
    IntStream.range(0, 7)
        .forEach(i -> add(globex, Fixtures.task("Globex's " + i, NOON.plusMillis(i))));
    List<Task> expected = newestFirst(all);

    for (int limit : new int[] {1, 2, 7, 22, 23, 24, PageRequest.MAX_LIMIT}) {
      assertThat(Pages.all(limit, request -> tasks().list(acme, TaskFilter.ALL, request)))
          .as("in pages of %d", limit)
          .isEqualTo(expected);
    }
  }

  @Test
  void list_goesByPages_throughAFilter() {
    List<Task> open = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Task task = Fixtures.task("Task " + i, NOON.plusMillis(i));
      if (i % 3 == 0) {
        add(acme, task.with(TaskChange.completing(), NOON.plusSeconds(1)));
      } else {
        open.add(add(acme, task));
      }
    }

    assertThat(Pages.all(3, request -> tasks().list(acme, TaskFilter.OPEN, request)))
        .isEqualTo(newestFirst(open));
  }

  @Test
  void list_ordersIdsAsUnsignedBytes_whenTimesAreEqual() {
    Task low = add(acme, withId("7fffffff-ffff-7fff-bfff-ffffffffffff"));
    Task high = add(acme, withId("80000000-0000-7000-8000-000000000000"));

    assertThat(Pages.all(1, request -> tasks().list(acme, TaskFilter.ALL, request)))
        .containsExactly(high, low);
  }

  @Test
  void list_goesOn_whenTheLastItemReadIsGone_orSomethingNewCame() {
    Task first = add(acme, Fixtures.task("First", NOON));
    Task second = add(acme, Fixtures.task("Second", NOON.plusMillis(1)));
    Page<Task> page = tasks().list(acme, TaskFilter.ALL, PageRequest.first(1));
    Cursor next = page.next().orElseThrow();
    tasks().delete(acme, second.id(), 1);
    add(acme, Fixtures.task("Third", NOON.plusMillis(2)));

    assertThat(page.items()).containsExactly(second);
    assertThat(tasks().list(acme, TaskFilter.ALL, PageRequest.first(1).after(next)))
        .isEqualTo(new Page<>(List.of(first), Optional.empty()));
  }

  @Test
  void list_givesNothingOfAnother_whenTheCursorIsAnothers() {
    add(globex, Fixtures.task("Globex's old", NOON));
    Task globexs = add(globex, Fixtures.task("Globex's", NOON.plusMillis(2)));
    Task acmes = add(acme, Fixtures.task("Acme's", NOON.plusMillis(1)));

    assertThat(tasks()
            .list(acme, TaskFilter.ALL, PageRequest.first(10).after(globexs.cursor()))
            .items())
        .containsExactly(acmes);
  }

  @Test
  void update_replaces_allButTheTimeOfCreation() {
    Task task = add(acme, Fixtures.task("Before"));
    Task changed = new Task(
        task.id(), new TaskDescription("After"), NOON.plusSeconds(9), NOON.plusSeconds(1), 2);

    assertThat(tasks().update(acme, changed, 1)).isTrue();
    assertThat(tasks().find(acme, task.id()))
        .contains(new Task(task.id(), changed.description(), NOON, changed.completedAt(), 2));
  }

  @Test
  void update_isRefused_whenTheVersionIsStaleOrTheTaskIsGone() {
    Task task = add(acme, Fixtures.task("Task"));
    Task completed = task.with(TaskChange.completing(), NOON);

    assertThat(tasks().update(acme, completed, 2)).isFalse();
    assertThat(tasks().find(acme, task.id())).contains(task);
    assertThat(tasks().update(acme, completed, 1)).isTrue();
    assertThat(tasks().update(acme, completed, 1)).isFalse();
    assertThat(tasks().delete(acme, task.id(), 2)).isTrue();
    assertThat(tasks().update(acme, completed, 2)).isFalse();
    assertThat(tasks().find(acme, task.id())).isEmpty();
  }

  @Test
  void update_isRefused_whenTheTaskIsAnothers() {
    Task task = add(acme, Fixtures.task("Acme's"));
    Task completed = task.with(TaskChange.completing(), NOON);

    assertThat(tasks().update(globex, completed, 1)).isFalse();
    assertThat(tasks().find(acme, task.id())).contains(task);
    assertThat(tasks().update(acme, completed, 1)).isTrue();
  }

  @Test
  void update_changesOneTenantsTask_whenTwoHaveTheSameId() {
    Task acmes = add(acme, Fixtures.task("Acme's"));
    Task globexs = add(globex, acmes);

    assertThat(tasks().update(acme, acmes.with(TaskChange.completing(), NOON), 1))
        .isTrue();
    assertThat(tasks().find(globex, acmes.id())).contains(globexs);
    assertThat(tasks().delete(acme, acmes.id(), 2)).isTrue();
    assertThat(tasks().find(globex, acmes.id())).contains(globexs);
  }

  @Test
  void update_succeedsOnce_whenManyComeFromTheSameVersion() {
    Task task = add(acme, Fixtures.task("Wanted by many"));
    List<Boolean> results = Race.of(runner -> () -> tasks()
        .update(
            acme,
            task.with(TaskChange.describing(new TaskDescription("By " + runner)), NOON),
            task.version()));

    assertThat(results).containsOnlyOnce(true);
    assertThat(tasks().find(acme, task.id()).orElseThrow().description())
        .isEqualTo(new TaskDescription("By " + results.indexOf(true)));
  }

  @Test
  void delete_removesTheTask_andNothingElse() {
    Task task = add(acme, Fixtures.task("Task"));
    Task other = add(acme, Fixtures.task("Other"));

    assertThat(tasks().delete(acme, task.id(), 1)).isTrue();
    assertThat(list(acme, TaskFilter.ALL)).containsExactly(other);
  }

  @Test
  void delete_isRefused_whenTheVersionIsStaleOrTheTaskIsAnothers() {
    Task task = add(acme, Fixtures.task("Acme's"));

    assertThat(tasks().delete(acme, task.id(), 2)).isFalse();
    assertThat(tasks().delete(globex, task.id(), 1)).isFalse();
    assertThat(tasks().find(acme, task.id())).contains(task);
    assertThat(tasks().delete(acme, task.id(), 1)).isTrue();
    assertThat(tasks().delete(acme, task.id(), 1)).isFalse();
  }

  @Test
  void eachCall_reachesOneTenantOnly_whenManyTenantsCallAtOnce() {
    List<TenantId> tenants =
        IntStream.range(0, Race.RUNNERS).mapToObj(i -> provision("racer")).toList();
    Race.of(runner -> () -> {
      for (int i = 0; i < 25; i++) {
        add(tenants.get(runner), Fixtures.task("Of racer " + runner));
        assertThat(list(tenants.get(runner), TaskFilter.ALL))
            .hasSize(i + 1)
            .allMatch(task -> task.description().value().equals("Of racer " + runner));
      }
      return runner;
    });

    assertThat(tenants)
        .allSatisfy(tenant -> assertThat(list(tenant, TaskFilter.ALL)).hasSize(25));
  }

  private TenantId provision(String name) {
    var tenant = Fixtures.tenant(name);
    assertThat(tenants().add(tenant)).isTrue();
    return tenant.id();
  }

  private Task add(TenantId tenant, Task task) {
    assertThat(tasks().add(tenant, task)).isTrue();
    return task;
  }

  private List<Task> list(TenantId tenant, TaskFilter filter) {
    return tasks()
        .list(tenant, filter, PageRequest.first(PageRequest.MAX_LIMIT))
        .items();
  }

  private static List<Task> newestFirst(List<Task> tasks) {
    return tasks.stream().sorted((a, b) -> b.cursor().compareTo(a.cursor())).toList();
  }

  private static Task withId(String id) {
    return Task.open(new TaskId(UUID.fromString(id)), new TaskDescription(id), NOON);
  }
}
