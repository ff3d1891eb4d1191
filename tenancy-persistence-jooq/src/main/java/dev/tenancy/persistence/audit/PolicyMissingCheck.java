package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Without our policy, nobody sees a row or others decide who does. */
final class PolicyMissingCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .filter(table -> !TableUnprotectedCheck.isUnprotected(catalog, table))
        .filter(table -> OurPolicy.of(catalog, table).isEmpty())
        .map(table -> Finding.error(
            Rule.POLICY_MISSING,
            "table " + table.name(),
            "has no policy tenant_isolation",
            Remedy.protect(table)));
  }
}
