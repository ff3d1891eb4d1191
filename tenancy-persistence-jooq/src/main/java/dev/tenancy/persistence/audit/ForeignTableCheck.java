package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Row security cannot be put on it. */
final class ForeignTableCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.tables().stream()
        .filter(table -> table.kind() == 'f' && table.discriminator().isPresent())
        .map(table -> Reach.finding(
            Rule.FOREIGN_TABLE,
            "foreign table " + table.name(),
            "shows the rows of every tenant",
            table.name(),
            Reach.of(catalog, table)));
  }
}
