package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** A row without a tenant is nobody's, and a policy that opens for null would show it to all. */
final class TenantNullableCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .flatMap(table -> table
            .discriminator()
            .filter(column -> !column.notNull())
            .map(column -> Finding.error(
                Rule.TENANT_NULLABLE,
                "column " + table.name() + "." + column.name(),
                "may be null",
                Remedy.alterTable(table, "alter column " + column.name() + " set not null")))
            .stream());
  }
}
