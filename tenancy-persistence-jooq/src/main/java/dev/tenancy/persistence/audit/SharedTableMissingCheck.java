package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** A slip of the pen in a name. */
final class SharedTableMissingCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return SharedTables.missing(catalog)
        .map(name -> Finding.error(
            Rule.SHARED_TABLE_MISSING,
            "table " + name,
            "is declared shared, but is in none of the schemas that are audited",
            "-- take " + name + " from the list of shared tables"));
  }
}
