package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.stream.Stream;

/** Anything but a uuid has several spellings, or an empty one. */
final class TenantTypeCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .filter(table -> table.parent().isEmpty()) // an inherited column changes with its parent
        .flatMap(table -> table
            .discriminator()
            .filter(column -> !column.type().equals("uuid"))
            .map(column -> Finding.error(
                Rule.TENANT_TYPE,
                "column " + table.name() + "." + column.name(),
                "is " + column.type() + ", and must be uuid",
                remedy(table, column)))
            .stream());
  }

  /** A column that a policy asks for cannot be changed. */
  private static String remedy(Table table, Table.Discriminator column) {
    return "drop policy if exists tenant_isolation on " + table.name() + "; "
        + Remedy.alterTable(
            table,
            "alter column " + column.name() + " drop default, alter column " + column.name()
                + " type uuid using " + column.name() + "::text::uuid")
        + " " + Remedy.protect(table);
  }
}
