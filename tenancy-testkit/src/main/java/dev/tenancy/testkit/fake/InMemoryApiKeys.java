package dev.tenancy.testkit.fake;

import dev.tenancy.core.RepositoryException;
import dev.tenancy.core.key.ApiKey;
import dev.tenancy.core.key.ApiKeyDirectory;
import dev.tenancy.core.key.ApiKeyId;
import dev.tenancy.core.key.ApiKeyRepository;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.TenantId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

final class InMemoryApiKeys implements ApiKeyRepository, ApiKeyDirectory {
  private final Rows rows;

  InMemoryApiKeys(Rows rows) {
    this.rows = rows;
  }

  @Override
  public boolean add(TenantId tenant, ApiKey key) {
    synchronized (rows) {
      Map<ApiKeyId, ApiKey> keys = rows.keys.get(tenant);
      if (keys == null) {
        return false;
      }
      if (keys.putIfAbsent(key.id(), key) != null) {
        throw new RepositoryException(
            "add API key " + key.id() + " of tenant " + tenant + ": the id is taken");
      }
      return true;
    }
  }

  @Override
  public Page<ApiKey> list(TenantId tenant, PageRequest request) {
    synchronized (rows) {
      return Rows.page(keysOf(tenant).values().stream(), ApiKey::cursor, request);
    }
  }

  @Override
  public boolean remove(TenantId tenant, ApiKeyId id) {
    synchronized (rows) {
      return keysOf(tenant).remove(id) != null;
    }
  }

  @Override
  public Optional<ApiKey> find(TenantId tenant, ApiKeyId id) {
    synchronized (rows) {
      return Optional.ofNullable(keysOf(tenant).get(id));
    }
  }

  @Override
  public void markUsed(TenantId tenant, ApiKeyId id, LocalDate day) {
    synchronized (rows) {
      keysOf(tenant).computeIfPresent(id, (key, old) -> usedOn(old, day));
    }
  }

  private static ApiKey usedOn(ApiKey old, LocalDate day) {
    LocalDate last = old.lastUsedOn();
    return last != null && !last.isBefore(day)
        ? old
        : new ApiKey(old.id(), old.name(), old.digest(), old.createdAt(), old.expiresAt(), day);
  }

  private Map<ApiKeyId, ApiKey> keysOf(TenantId tenant) {
    return rows.keys.getOrDefault(tenant, Map.of());
  }
}
