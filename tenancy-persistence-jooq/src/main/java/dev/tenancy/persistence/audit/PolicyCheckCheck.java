package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** What may be written is said, and not inferred. */
final class PolicyCheckCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .flatMap(table -> OurPolicy.of(catalog, table)
            .filter(policy -> policy.check().isEmpty())
            .map(policy -> Finding.error(
                Rule.POLICY_CHECK,
                OurPolicy.object(table),
                "has no WITH CHECK",
                Remedy.protect(table)))
            .stream());
  }
}
