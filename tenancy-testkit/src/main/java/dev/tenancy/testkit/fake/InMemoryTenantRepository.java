package dev.tenancy.testkit.fake;

import dev.tenancy.core.RepositoryException;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.Erasure;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantReference;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.core.tenant.TenantSlug;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

final class InMemoryTenantRepository implements TenantRepository {
  private final Rows rows;

  InMemoryTenantRepository(Rows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Tenant> find(TenantReference reference) {
    synchronized (rows) {
      if (reference instanceof TenantId id) {
        return Optional.ofNullable(rows.tenants.get(id));
      }
      return rows.tenants.values().stream()
          .filter(tenant -> tenant.slug().equals(reference))
          .findFirst();
    }
  }

  @Override
  public boolean add(Tenant tenant) {
    synchronized (rows) {
      if (find(tenant.slug()).isPresent()) {
        return false;
      }
      if (rows.tenants.containsKey(tenant.id())) {
        throw new RepositoryException("add tenant " + tenant.id() + ": the id is taken");
      }
      rows.tenants.put(tenant.id(), tenant);
      rows.tasks.put(tenant.id(), new HashMap<>());
      rows.receipts.put(tenant.id(), new HashMap<>());
      rows.keys.put(tenant.id(), new HashMap<>());
      return true;
    }
  }

  @Override
  public Page<Tenant> list(PageRequest request) {
    synchronized (rows) {
      return Rows.page(rows.tenants.values().stream(), Tenant::cursor, request);
    }
  }

  @Override
  public Update update(Tenant changed, long expectedVersion) {
    synchronized (rows) {
      Tenant old = rows.tenants.get(changed.id());
      if (old == null || old.version() != expectedVersion) {
        return Update.OVERTAKEN;
      }
      if (isTaken(changed.slug(), changed.id())) {
        return Update.SLUG_TAKEN;
      }
      rows.tenants.put(old.id(), replacement(old, changed));
      return Update.DONE;
    }
  }

  @Override
  public Optional<Erasure> erase(TenantId tenant) {
    synchronized (rows) {
      if (rows.tenants.remove(tenant) == null) {
        return Optional.empty();
      }
      SortedMap<String, Long> removed = new TreeMap<>();
      removed.put("api_key", removed(rows.keys, tenant));
      removed.put("task", removed(rows.tasks, tenant));
      removed.put("task_receipt", removed(rows.receipts, tenant));
      return Optional.of(new Erasure(tenant, removed));
    }
  }

  private static long removed(Map<TenantId, ? extends Map<?, ?>> table, TenantId tenant) {
    Map<?, ?> rows = table.remove(tenant);
    return rows == null ? 0 : rows.size();
  }

  private boolean isTaken(TenantSlug slug, TenantId byOtherThan) {
    return find(slug).filter(tenant -> !tenant.id().equals(byOtherThan)).isPresent();
  }

  private static Tenant replacement(Tenant old, Tenant changed) {
    return new Tenant(
        old.id(),
        changed.slug(),
        changed.name(),
        changed.plan(),
        changed.status(),
        old.createdAt(),
        changed.version());
  }
}
