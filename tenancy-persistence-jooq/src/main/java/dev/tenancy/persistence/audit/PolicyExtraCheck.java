package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Permissive policies are joined by OR. */
final class PolicyExtraCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .flatMap(table -> catalog
            .policies(table)
            .filter(policy -> policy.permissive() && !OurPolicy.is(policy))
            .map(policy -> Finding.error(
                Rule.POLICY_EXTRA,
                "policy " + policy.name() + " of " + table.name(),
                "lets more rows through than those of the bound tenant",
                "drop policy " + policy.name() + " on " + table.name() + ";")));
  }
}
