package dev.tenancy.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The part of {@link TaskRepositoryContract} that is about lists, and what both parts stand on. */
abstract class TaskListingContract {
  static final Instant NOON = Fixtures.NOON;

  TenantId acme;
  TenantId globex;

  @SuppressWarnings("NullAway.Init") // JUnit calls provisionTwoTenants before each test
  TaskListingContract() {}

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

  final TenantId provision(String name) {
    var tenant = Fixtures.tenant(name);
    assertThat(tenants().add(tenant)).isTrue();
    return tenant.id();
  }

  final Task add(TenantId tenant, Task task) {
    assertThat(tasks().add(tenant, task)).isTrue();
    return task;
  }

  final List<Task> list(TenantId tenant, TaskFilter filter) {
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
