package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Without the schema there is nothing to rely on. */
final class SchemaMissingCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.server().hasSchema()
        ? Stream.empty()
        : Stream.of(Finding.error(
            Rule.SCHEMA_MISSING,
            "schema tenancy",
            "is not in the database " + catalog.server().database(),
            "-- migrate the database with TenancySchema.migrate"));
  }
}
