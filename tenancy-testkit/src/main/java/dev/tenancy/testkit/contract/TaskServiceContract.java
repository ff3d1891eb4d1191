package dev.tenancy.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.core.id.UuidV7Generator;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.IdempotencyKey;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskChange;
import dev.tenancy.core.task.TaskCreation;
import dev.tenancy.core.task.TaskDescription;
import dev.tenancy.core.task.TaskFilter;
import dev.tenancy.core.task.TaskId;
import dev.tenancy.core.task.TaskOutcome;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.task.TaskService;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.testkit.fixture.Fixtures;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the use cases of {@link TaskService} must do on every store. */
public abstract class TaskServiceContract {
  private static final TaskDescription PAINT = new TaskDescription("Paint the fence");
  private static final OptionalLong ANY = OptionalLong.empty();

  private TaskService service;
  private TenantId acme;
  private TenantId globex;

  /** For a subclass, which needs no arguments. */
  @SuppressWarnings("NullAway.Init") // JUnit calls provisionTwoTenants before each test
  protected TaskServiceContract() {}

  /**
   * Gives the store of tasks.
   *
   * @return the same one throughout a test
   */
  protected abstract TaskRepository tasks();

  /**
   * Gives the store of the tenants whose tasks those are.
   *
   * @return the same one throughout a test
   */
  protected abstract TenantRepository tenants();

  @BeforeEach
  void provisionTwoTenants() {
    Clock clock = Clock.systemUTC();
    service = new TaskService(tasks(), new UuidV7Generator(clock, new SecureRandom()), clock);
    acme = provision("acme");
    globex = provision("globex");
  }

  @Test
  void create_givesAnOpenTask_thatCanBeReadBack() {
    Instant before = Instant.now();
    Task task = create(acme);

    assertThat(task.completed()).isFalse();
    assertThat(task.version()).isEqualTo(1);
    assertThat(task.id().value().version()).isEqualTo(7);
    assertThat(task.createdAt()).isBetween(before.minusMillis(1), Instant.now());
    assertThat(service.read(acme, task.id())).contains(task);
    assertThat(service.read(globex, task.id())).isEmpty();
  }

  @Test
  void create_isEmpty_whenThereIsNoSuchTenant() {
    assertThat(service.create(Fixtures.tenantId(), PAINT)).isEmpty();
  }

  @Test
  void list_givesThePageOfTheTenant() {
    Task first = create(acme);
    Task second = create(acme);
    create(globex);

    assertThat(service.list(acme, TaskFilter.OPEN, PageRequest.first(10)).items())
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void change_appliesToTheExpectedVersion() {
    Task task = create(acme);
    TaskChange rename = TaskChange.describing(new TaskDescription("Paint the barn"));
    Task renamed = done(service.change(acme, task.id(), rename, OptionalLong.of(1)));

    assertThat(renamed.description()).hasToString("Paint the barn");
    assertThat(renamed.version()).isEqualTo(2);
    assertThat(service.read(acme, task.id())).contains(renamed);
  }

  @Test
  void change_isStale_whenTheVersionIsAnother_evenIfNothingWouldChange() {
    Task task = create(acme);
    Task completed = done(service.complete(acme, task.id()));

    assertThat(service.change(acme, task.id(), TaskChange.completing(), OptionalLong.of(1)))
        .isEqualTo(new TaskOutcome.Stale(completed));
    assertThat(service.read(acme, task.id())).contains(completed);
  }

  @Test
  void change_appliesBothAtOnce() {
    Task task = create(acme);
    TaskChange both = new TaskChange(Optional.of(new TaskDescription("Other")), Optional.of(true));
    Task changed = done(service.change(acme, task.id(), both, ANY));

    assertThat(changed.completed()).isTrue();
    assertThat(changed.description()).hasToString("Other");
    assertThat(changed.version()).isEqualTo(2);
  }

  @Test
  void change_isMissing_whenTheTaskIsAnothersOrNobodys() {
    Task task = create(acme);
    TaskId nobodys = Fixtures.taskId();

    assertThat(service.complete(globex, task.id())).isInstanceOf(TaskOutcome.Missing.class);
    assertThat(service.complete(acme, nobodys)).isInstanceOf(TaskOutcome.Missing.class);
    assertThat(service.change(globex, task.id(), TaskChange.completing(), OptionalLong.of(1)))
        .isInstanceOf(TaskOutcome.Missing.class);
    assertThat(service.read(acme, task.id())).contains(task);
  }

  @Test
  void completeAndReopen_areTheSameTwiceAsOnce() {
    Task task = create(acme);
    Task completed = done(service.complete(acme, task.id()));

    assertThat(completed.completedAt()).isNotNull();
    assertThat(done(service.complete(acme, task.id()))).isEqualTo(completed);
    Task reopened = done(service.reopen(acme, task.id()));
    assertThat(reopened.completedAt()).isNull();
    assertThat(reopened.version()).isEqualTo(3);
    assertThat(done(service.reopen(acme, task.id()))).isEqualTo(reopened);
  }

  @Test
  void createOnce_givesTheFirstAnswerAgain_whateverHasBecomeOfTheTask() {
    IdempotencyKey key = new IdempotencyKey("one");
    TaskCreation first = service.createOnce(acme, PAINT, key);
    Task task = ((TaskCreation.Created) first).task();

    assertThat(service.read(acme, task.id())).contains(task);
    assertThat(service.createOnce(acme, PAINT, key)).isEqualTo(first);
    service.complete(acme, task.id());
    assertThat(service.createOnce(acme, PAINT, key)).isEqualTo(first);
    service.delete(acme, task.id(), ANY);
    assertThat(service.createOnce(acme, PAINT, key)).isEqualTo(first);
    assertThat(service.list(acme, TaskFilter.ALL, PageRequest.first(9)).items()).isEmpty();
  }

  @Test
  void createOnce_isRefused_whenTheKeyIsAnotherRequests() {
    IdempotencyKey key = new IdempotencyKey("one");
    service.createOnce(acme, PAINT, key);

    assertThat(service.createOnce(acme, new TaskDescription("Other"), key))
        .isInstanceOf(TaskCreation.KeyReused.class);
    assertThat(service.createOnce(globex, new TaskDescription("Other"), key))
        .isInstanceOf(TaskCreation.Created.class);
    assertThat(service.createOnce(Fixtures.tenantId(), PAINT, key))
        .isInstanceOf(TaskCreation.NoTenant.class);
    assertThat(service.list(acme, TaskFilter.ALL, PageRequest.first(9)).items()).hasSize(1);
  }

  @Test
  void delete_removesTheExpectedVersionOnly() {
    Task task = create(acme);

    assertThat(service.delete(acme, task.id(), OptionalLong.of(2)))
        .isEqualTo(new TaskOutcome.Stale(task));
    assertThat(service.delete(globex, task.id(), ANY)).isInstanceOf(TaskOutcome.Missing.class);
    assertThat(service.delete(acme, task.id(), ANY)).isEqualTo(new TaskOutcome.Done(task));
    assertThat(service.delete(acme, task.id(), ANY)).isInstanceOf(TaskOutcome.Missing.class);
    assertThat(service.read(acme, task.id())).isEmpty();
  }

  @Test
  void change_losesNothing_whenManyChangeTheSameTask() {
    Task task = create(acme);
    List<Task> results = Race.of(runner -> () -> done(service.change(
        acme, task.id(), TaskChange.describing(new TaskDescription("By " + runner)), ANY)));

    assertThat(results).extracting(Task::version).doesNotHaveDuplicates();
    assertThat(service.read(acme, task.id()).orElseThrow().version()).isEqualTo(1L + Race.RUNNERS);
  }

  private TenantId provision(String name) {
    Tenant tenant = Fixtures.tenant(name);
    assertThat(tenants().add(tenant)).isTrue();
    return tenant.id();
  }

  private Task create(TenantId tenant) {
    return service.create(tenant, PAINT).orElseThrow();
  }

  private static Task done(TaskOutcome outcome) {
    assertThat(outcome).isInstanceOf(TaskOutcome.Done.class);
    return ((TaskOutcome.Done) outcome).task();
  }
}
