package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** What has a tenant is not shared. */
final class SharedTableOwnedCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.tables().stream()
        .filter(table -> table.discriminator().isPresent())
        .filter(table -> SharedTables.isDeclared(catalog, table))
        .map(table -> Finding.error(
            Rule.SHARED_TABLE_OWNED,
            "table " + table.name(),
            "is declared shared, but has the column " + catalog.scope().column(),
            "-- take " + table.plainName() + " from the list of shared tables"));
  }
}
