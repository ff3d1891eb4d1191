package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Policies without ENABLE do nothing. */
final class RowSecurityOffCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .filter(table -> !TableUnprotectedCheck.isUnprotected(catalog, table))
        .filter(table -> !table.secured())
        .map(table -> Finding.error(
            Rule.ROW_SECURITY_OFF,
            "table " + table.name(),
            "has a policy, but row security is not enabled",
            Remedy.alterTable(table, "enable row level security")));
  }
}
