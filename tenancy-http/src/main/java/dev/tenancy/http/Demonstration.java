package dev.tenancy.http;

import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.TaskDescription;
import dev.tenancy.core.task.TaskService;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantName;
import dev.tenancy.core.tenant.TenantOutcome;
import dev.tenancy.core.tenant.TenantPlan;
import dev.tenancy.core.tenant.TenantService;
import dev.tenancy.core.tenant.TenantSlug;
import java.util.List;

/** Two tenants with a few tasks, to try the service with. */
final class Demonstration {
  private final TenantService tenants;
  private final TaskService tasks;

  Demonstration(TenantService tenants, TaskService tasks) {
    this.tenants = tenants;
    this.tasks = tasks;
  }

  /** Adds them unless there are tenants already. */
  void addToEmptyDatabase() {
    if (!tenants.list(PageRequest.first(1)).items().isEmpty()) {
      return;
    }
    add("acme", "Acme Inc.", List.of("Order anvils", "Paint the tunnel", "Catch the road runner"));
    add("globex", "Globex Corporation", List.of("Hire a manager", "Buy the Denver Broncos"));
  }

  private void add(String slug, String name, List<String> descriptions) {
    TenantOutcome outcome =
        tenants.provision(new TenantSlug(slug), new TenantName(name), TenantPlan.STANDARD);
    if (outcome instanceof TenantOutcome.Done done) {
      TenantId tenant = done.tenant().id();
      descriptions.forEach(text -> tasks
          .create(tenant, new TaskDescription(text))
          .filter(task -> text.equals(descriptions.get(0)))
          .ifPresent(task -> tasks.complete(tenant, task.id())));
    }
  }
}
