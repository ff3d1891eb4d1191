package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** A command or a role that it leaves out is another policy's, or nobody's. */
final class PolicyNarrowedCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .flatMap(table -> OurPolicy.of(catalog, table)
            .filter(
                policy -> policy.command() != '*' || !policy.everybody() || !policy.permissive())
            .map(policy -> Finding.error(
                Rule.POLICY_NARROWED,
                OurPolicy.object(table),
                "is not a permissive policy for every command and every role",
                Remedy.protect(table)))
            .stream());
  }
}
