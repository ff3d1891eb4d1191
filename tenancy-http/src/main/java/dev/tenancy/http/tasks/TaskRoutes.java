package dev.tenancy.http.tasks;

import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskChange;
import dev.tenancy.core.task.TaskCreation;
import dev.tenancy.core.task.TaskDescription;
import dev.tenancy.core.task.TaskFilter;
import dev.tenancy.core.task.TaskId;
import dev.tenancy.core.task.TaskOutcome;
import dev.tenancy.core.task.TaskService;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.http.body.JsonObject;
import dev.tenancy.http.body.RequestBody;
import dev.tenancy.http.json.Json;
import dev.tenancy.http.limits.TenantGate;
import dev.tenancy.http.paging.Paging;
import dev.tenancy.http.paging.QueryParameter;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import dev.tenancy.http.server.EmptyBody;
import dev.tenancy.http.server.RouteGroup;
import dev.tenancy.http.server.RouteTable;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import spark.Request;
import spark.Response;
import spark.route.HttpMethod;

/** The resource {@code /tasks}, on behalf of the tenant that calls. */
final class TaskRoutes implements RouteGroup {
  private static final String TASKS = "/tasks";
  private static final String TASK = "/tasks/:id";

  private final TenantGate gate;
  private final TaskService tasks;
  private final Paging paging;

  @Inject
  TaskRoutes(TenantGate gate, TaskService tasks, Paging paging) {
    this.gate = gate;
    this.tasks = tasks;
    this.paging = paging;
  }

  @Override
  public void addTo(RouteTable routes) {
    routes.add(HttpMethod.get, TASKS, gate.before(this::list));
    routes.add(HttpMethod.post, TASKS, gate.before(this::create));
    routes.add(HttpMethod.get, TASK, gate.before(this::read));
    routes.add(HttpMethod.patch, TASK, gate.before(this::change));
    routes.add(HttpMethod.delete, TASK, gate.before(this::delete));
  }

  private Object list(TenantId tenant, Request request, Response response) {
    Optional<Boolean> completed = completed(request);
    TaskFilter filter = completed
        .map(wanted -> wanted ? TaskFilter.COMPLETED : TaskFilter.OPEN)
        .orElse(TaskFilter.ALL);
    String list = "tasks of " + tenant + ", " + filter;
    PageRequest wanted = paging.request(request, list);
    Page<Task> page = tasks.list(tenant, filter, wanted);
    String query = completed.map(flag -> "completed=" + flag + "&").orElse("");
    paging.link(response, TASKS, query, list, wanted.limit(), page);
    return Json.send(response, 200, page.items().stream().map(TaskDocument::of).toList());
  }

  private Object create(TenantId tenant, Request request, Response response) {
    JsonObject body = RequestBody.json(request);
    Optional<TaskDescription> description = body.requiredText("description", TaskDescription::new);
    body.check();
    Task task = IdempotencyHeader.key(request)
        .map(key -> created(tasks.createOnce(tenant, description.orElseThrow(), key)))
        .orElseGet(() ->
            tasks.create(tenant, description.orElseThrow()).orElseThrow(TaskRoutes::noTenant));
    response.header("Location", TASKS + "/" + task.id());
    response.header("ETag", EntityTag.of(task));
    return Json.send(response, 201, TaskDocument.of(task, "Task created"));
  }

  private Object read(TenantId tenant, Request request, Response response) {
    Task task = tasks.read(tenant, id(request)).orElseThrow(TaskRoutes::notFound);
    response.header("ETag", EntityTag.of(task));
    if (EntityTag.isKnown(request, task)) {
      return EmptyBody.send(response, 304);
    }
    return Json.send(response, 200, TaskDocument.of(task));
  }

  private Object change(TenantId tenant, Request request, Response response) {
    TaskId id = id(request);
    JsonObject body = RequestBody.mergePatch(request);
    TaskChange change =
        new TaskChange(body.text("description", TaskDescription::new), body.flag("completed"));
    body.check();
    Task task = done(tasks.change(tenant, id, change, expectedVersion(request, tenant, id)));
    response.header("ETag", EntityTag.of(task));
    return Json.send(response, 200, TaskDocument.of(task));
  }

  private Object delete(TenantId tenant, Request request, Response response) {
    TaskId id = id(request);
    done(tasks.delete(tenant, id, expectedVersion(request, tenant, id)));
    return EmptyBody.send(response, 204);
  }

  private OptionalLong expectedVersion(Request request, TenantId tenant, TaskId id) {
    return EntityTag.expectedVersion(request, () -> tasks.read(tenant, id));
  }

  /** What is not an id names nothing, just as an id that nobody has. */
  private static TaskId id(Request request) {
    try {
      return TaskId.parse(request.params(":id"));
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  private static Optional<Boolean> completed(Request request) {
    return QueryParameter.of(request, "completed").map(text -> switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
        throw ProblemException.of(
            ProblemType.MALFORMED_REQUEST, "completed must be true or false.");
    });
  }

  private static Task done(TaskOutcome outcome) {
    if (outcome instanceof TaskOutcome.Done done) {
      return done.task();
    }
    throw outcome instanceof TaskOutcome.Stale
        ? ProblemException.of(ProblemType.PRECONDITION_FAILED)
        : notFound();
  }

  private static Task created(TaskCreation creation) {
    if (creation instanceof TaskCreation.Created created) {
      return created.task();
    }
    if (creation instanceof TaskCreation.InProgress) {
      throw ProblemException.of(ProblemType.IDEMPOTENCY_CONFLICT).with("Retry-After", "1");
    }
    throw creation instanceof TaskCreation.KeyReused
        ? ProblemException.of(
            ProblemType.INVALID, "The Idempotency-Key was used for another request already.")
        : noTenant();
  }

  /** It was there a moment ago. */
  private static ProblemException noTenant() {
    return ProblemException.of(ProblemType.TENANT_UNKNOWN);
  }

  private static ProblemException notFound() {
    return ProblemException.of(ProblemType.NOT_FOUND);
  }
}
