package dev.tenancy.core.tenant;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The account of a tenant's erasure.
 *
 * @param tenant who was erased
 * @param rows how many rows each tenant-owned table has lost, by the table's name; unmodifiable
 */
public record Erasure(TenantId tenant, SortedMap<String, Long> rows) {
  /** Copies the counts. */
  public Erasure {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }
}
