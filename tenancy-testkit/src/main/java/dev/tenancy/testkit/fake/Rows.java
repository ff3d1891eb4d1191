package dev.tenancy.testkit.fake;

import dev.tenancy.core.key.ApiKey;
import dev.tenancy.core.key.ApiKeyId;
import dev.tenancy.core.paging.Cursor;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.task.IdempotencyKey;
import dev.tenancy.core.task.Task;
import dev.tenancy.core.task.TaskId;
import dev.tenancy.core.task.TaskReceipt;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables. Whoever touches them holds the lock on this object. */
final class Rows {
  final Map<TenantId, Tenant> tenants = new HashMap<>();

  /** Has an entry for each tenant there is, as a foreign key would see to. */
  final Map<TenantId, Map<TaskId, Task>> tasks = new HashMap<>();

  /** Likewise. */
  final Map<TenantId, Map<IdempotencyKey, TaskReceipt>> receipts = new HashMap<>();

  /** Likewise. */
  final Map<TenantId, Map<ApiKeyId, ApiKey>> keys = new HashMap<>();

  /** Newest first, from behind the cursor, as an index would give them. */
  static <T> Page<T> page(Stream<T> rows, Function<T, Cursor> position, PageRequest request) {
    List<T> found = rows.filter(row -> request
            .after()
            .map(after -> position.apply(row).compareTo(after) < 0)
            .orElse(true))
        .sorted(Comparator.comparing(position).reversed())
        .limit(request.limit() + 1L)
        .toList();
    return Page.ofOneMore(found, request.limit(), position);
  }
}
