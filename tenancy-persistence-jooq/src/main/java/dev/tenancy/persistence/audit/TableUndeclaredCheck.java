package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.List;
import java.util.stream.Stream;

/** Nobody has decided whose rows these are. */
final class TableUndeclaredCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.tables().stream()
        .filter(
            table -> table.discriminator().isEmpty() && !SharedTables.isDeclared(catalog, table))
        .map(table -> finding(catalog, table));
  }

  private static Finding finding(Catalog catalog, Table table) {
    List<String> grantees = Reach.of(catalog, table);
    String message = "has no " + catalog.scope().column() + " and is not declared shared";
    return grantees.isEmpty()
        ? Finding.warning(
            Rule.TABLE_UNDECLARED,
            "table " + table.name(),
            message + "; nobody who serves can reach it",
            "-- declare " + table.plainName() + " shared, or give it the column")
        : Finding.error(
            Rule.TABLE_UNDECLARED,
            "table " + table.name(),
            message + ", but can be reached by " + String.join(", ", grantees)
                + ": declare it, give it the column, or",
            "revoke all on table " + table.name() + " from " + String.join(", ", grantees) + ";");
  }
}
