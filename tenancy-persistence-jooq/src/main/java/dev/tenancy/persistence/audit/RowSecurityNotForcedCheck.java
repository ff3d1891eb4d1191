package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Without FORCE the owner sees everything, and so does a view of its own. */
final class RowSecurityNotForcedCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .filter(table -> !TableUnprotectedCheck.isUnprotected(catalog, table))
        .filter(table -> !table.forced())
        .map(table -> Finding.error(
            Rule.ROW_SECURITY_NOT_FORCED,
            "table " + table.name(),
            "does not force row security on its owner",
            Remedy.alterTable(table, "force row level security")));
  }
}
