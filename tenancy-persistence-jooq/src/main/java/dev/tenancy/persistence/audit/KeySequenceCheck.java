package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Gaps in a sequence show how much the other tenants do. */
final class KeySequenceCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.keys().stream()
        .filter(key -> key.sequential())
        .flatMap(key -> catalog
            .tenantOwned(key.table())
            .map(table -> Finding.warning(
                Rule.KEY_SEQUENCE,
                "key " + key.name() + " of " + table.name(),
                "is counted by a sequence, whose gaps show what other tenants do",
                "-- let the application give ids, UUIDs of version 7"))
            .stream());
  }
}
