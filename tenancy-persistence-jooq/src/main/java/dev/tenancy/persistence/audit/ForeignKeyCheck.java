package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** A parent's id alone may be that of another tenant's row. */
final class ForeignKeyCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.foreignKeys().stream()
        .filter(key -> key.fromTenantOwned() && key.toTenantOwned() && !key.leads())
        .map(key -> Finding.error(
            Rule.FOREIGN_KEY,
            "foreign key " + key.name() + " of " + key.tableName(),
            "does not lead with " + catalog.scope().column()
                + ", and takes parents of any tenant in " + key.parentName(),
            ForeignKeys.drop(key) + ForeignKeys.add(catalog, key)));
  }
}
