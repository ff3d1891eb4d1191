package dev.tenancy.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.core.RepositoryException;
import dev.tenancy.core.task.IdempotencyKey;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskAddition;
import dev.tenancy.core.task.TaskChange;
import dev.tenancy.core.task.TaskDescription;
import dev.tenancy.core.task.TaskFilter;
import dev.tenancy.core.task.TaskReceipt;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.testkit.fixture.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TaskRepository} must do. Two tenants are in every test: one acts, the other must
 * not notice, and has the same rights to its own.
 */
public abstract class TaskRepositoryContract extends TaskListingContract {
  private static final IdempotencyKey KEY =
      new IdempotencyKey("8e03978e-40d5-43dd-bc93-6894a57f9324");
  private static final Instant LONG_AGO = NOON.minusSeconds(1);

  /** For a subclass, which needs no arguments. */
  protected TaskRepositoryContract() {}

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
  void addOnce_addsOneTask_howeverOftenItIsAsked() {
    Task first = Fixtures.task("First");
    Task second = Fixtures.task("Second");
    TaskAddition added = tasks().addOnce(acme, first, KEY, LONG_AGO);

    assertThat(added).isEqualTo(new TaskAddition.Standing(TaskReceipt.of(KEY, first)));
    assertThat(tasks().addOnce(acme, second, KEY, LONG_AGO)).isEqualTo(added);
    assertThat(list(acme, TaskFilter.ALL)).containsExactly(first);
    assertThat(tasks().addOnce(acme, second, new IdempotencyKey("other"), LONG_AGO))
        .isEqualTo(new TaskAddition.Standing(TaskReceipt.of(new IdempotencyKey("other"), second)));
  }

  @Test
  void addOnce_remembers_whenTheTaskIsGone() {
    Task task = Fixtures.task("Task");
    TaskAddition added = tasks().addOnce(acme, task, KEY, LONG_AGO);
    tasks().delete(acme, task.id(), 1);

    assertThat(tasks().addOnce(acme, Fixtures.task("Again"), KEY, LONG_AGO)).isEqualTo(added);
    assertThat(list(acme, TaskFilter.ALL)).isEmpty();
  }

  @Test
  void addOnce_takesTheSameKeyOfAnotherTenantForAnotherKey() {
    Task acmes = Fixtures.task("Acme's");
    Task globexs = Fixtures.task("Globex's");
    tasks().addOnce(acme, acmes, KEY, LONG_AGO);

    assertThat(tasks().addOnce(globex, globexs, KEY, LONG_AGO))
        .isEqualTo(new TaskAddition.Standing(TaskReceipt.of(KEY, globexs)));
    assertThat(list(acme, TaskFilter.ALL)).containsExactly(acmes);
    assertThat(list(globex, TaskFilter.ALL)).containsExactly(globexs);
  }

  @Test
  void addOnce_forgetsWhatIsTooOld() {
    Task old = Fixtures.task("Old", NOON);
    Task young = Fixtures.task("Young", NOON.plusSeconds(2));
    tasks().addOnce(acme, old, KEY, LONG_AGO);

    assertThat(tasks().addOnce(acme, young, KEY, NOON.plusSeconds(1)))
        .isEqualTo(new TaskAddition.Standing(TaskReceipt.of(KEY, young)));
    assertThat(list(acme, TaskFilter.ALL)).containsExactly(young, old);
  }

  @Test
  void addOnce_keepsNoReceipts_thatAreTooOld() {
    for (int i = 0; i < 20; i++) {
      tasks().addOnce(acme, Fixtures.task("Old"), new IdempotencyKey("old " + i), LONG_AGO);
    }
    tasks().addOnce(globex, Fixtures.task("Old"), KEY, LONG_AGO);
    for (int i = 0; i < 4; i++) {
      Task young = Fixtures.task("Young", NOON.plusSeconds(2));
      tasks().addOnce(acme, young, new IdempotencyKey("young " + i), NOON.plusSeconds(1));
    }

    assertThat(tenants().erase(acme).orElseThrow().rows())
        .containsEntry("task", 24L)
        .containsEntry("task_receipt", 4L);
    assertThat(tenants().erase(globex).orElseThrow().rows()).containsEntry("task_receipt", 1L);
  }

  @Test
  void addOnce_isRefused_whenThereIsNoSuchTenant() {
    assertThat(tasks().addOnce(Fixtures.tenantId(), Fixtures.task("Nobody's"), KEY, LONG_AGO))
        .isEqualTo(new TaskAddition.NoTenant());
  }

  @Test
  void addOnce_fails_whenTheTenantHasTheId_andKeepsNoReceipt() {
    Task task = add(acme, Fixtures.task("First"));
    Task next = Fixtures.task("Next");

    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> tasks().addOnce(acme, task, KEY, LONG_AGO))
        .withMessageContaining(task.id().toString());
    assertThat(tasks().addOnce(acme, next, KEY, LONG_AGO))
        .isEqualTo(new TaskAddition.Standing(TaskReceipt.of(KEY, next)));
  }

  @Test
  void addOnce_addsOneTask_whenManyTryAtOnce() {
    for (int round = 0; round < 20; round++) {
      IdempotencyKey key = new IdempotencyKey("round " + round);
      List<TaskAddition> additions = Race.of(
          runner -> () -> tasks().addOnce(acme, Fixtures.task("By " + runner), key, LONG_AGO));

      assertThat(additions).hasOnlyElementsOfType(TaskAddition.Standing.class);
      assertThat(additions).containsOnly(additions.get(0));
      assertThat(list(acme, TaskFilter.ALL)).hasSize(round + 1);
    }
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
}
