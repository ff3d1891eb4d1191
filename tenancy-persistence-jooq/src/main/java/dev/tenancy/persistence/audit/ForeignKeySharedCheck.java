package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Everybody who reads the shared table learns what some tenant has. */
final class ForeignKeySharedCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.foreignKeys().stream()
        .filter(key -> !key.fromTenantOwned() && key.toTenantOwned())
        .map(key -> Finding.error(
            Rule.FOREIGN_KEY_SHARED,
            "foreign key " + key.name() + " of " + key.tableName(),
            "lets a table without a tenant refer to rows of " + key.parentName(),
            ForeignKeys.drop(key).strip()));
  }
}
