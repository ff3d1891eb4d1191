package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** A subscriber gets the rows of every tenant. */
final class PublicationCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.publications().stream()
        .map(publication -> Finding.warning(
            Rule.PUBLICATION,
            "publication " + publication.name(),
            "sends the rows of all tenants of " + publication.tables() + " tenant-owned tables",
            "drop publication " + publication.name() + ";"));
  }
}
