package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.stream.Stream;

/** A new table or partition that nobody has protected. */
final class TableUnprotectedCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .filter(table -> isUnprotected(catalog, table))
        .map(table -> Finding.error(
            Rule.TABLE_UNPROTECTED,
            "table " + table.name(),
            table
                    .parent()
                    .map(parent -> "inherits from " + parent + ", but can be asked directly, and ")
                    .orElse("")
                + "has no row security",
            Remedy.protect(table)));
  }

  /** Neither of the two: else the one that is missing is named. */
  static boolean isUnprotected(Catalog catalog, Table table) {
    return !table.secured() && OurPolicy.of(catalog, table).isEmpty();
  }
}
