package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** The action of a foreign key is not bound by row security. */
final class ForeignKeyActionCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.foreignKeys().stream()
        .filter(key -> key.fromTenantOwned() && key.setsTenant())
        .map(key -> Finding.error(
            Rule.FOREIGN_KEY_ACTION,
            "foreign key " + key.name() + " of " + key.tableName(),
            "would write " + catalog.scope().column() + " when its parent changes",
            ForeignKeys.drop(key) + ForeignKeys.add(catalog, key)));
  }
}
