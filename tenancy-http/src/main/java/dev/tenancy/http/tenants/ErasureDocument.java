package dev.tenancy.http.tenants;

import dev.tenancy.core.tenant.Erasure;
import java.util.SortedMap;
import java.util.UUID;

/** The wire form of an erasure's account. */
record ErasureDocument(UUID tenant, SortedMap<String, Long> rows) {
  static ErasureDocument of(Erasure erasure) {
    return new ErasureDocument(erasure.tenant().value(), erasure.rows());
  }
}
