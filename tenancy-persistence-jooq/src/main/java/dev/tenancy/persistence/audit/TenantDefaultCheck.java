package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.Set;
import java.util.stream.Stream;

/** A default that is not the bound tenant gives rows to somebody. */
final class TenantDefaultCheck implements Check {
  private static final Set<String> ALLOWED = Set.of("", "tenancy.current_tenant()");

  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .flatMap(table -> table
            .discriminator()
            .filter(column -> !ALLOWED.contains(column.defaultValue()))
            .map(column -> Finding.error(
                Rule.TENANT_DEFAULT,
                "column " + table.name() + "." + column.name(),
                (column.generated() ? "is generated as " : "has the default ")
                    + column.defaultValue(),
                Remedy.alterTable(
                    table,
                    "alter column " + column.name()
                        + (column.generated()
                            ? " drop expression"
                            : " set default tenancy.current_tenant()"))))
            .stream());
  }
}
