package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.ForeignKey;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a foreign key goes, and comes back led by the tenant. */
final class ForeignKeys {
  private ForeignKeys() {}

  static String drop(ForeignKey key) {
    return "alter table " + key.tableName() + " drop constraint " + key.name() + "; ";
  }

  static String add(Catalog catalog, ForeignKey key) {
    return "alter table " + key.tableName() + " add constraint " + key.name() + " foreign key "
        + columns(catalog, key.table(), key.otherColumns()) + " references " + key.parentName()
        + " " + columns(catalog, key.parent(), key.otherParentColumns()) + key.actions() + ";";
  }

  private static String columns(Catalog catalog, long table, String others) {
    String column = catalog
        .tenantOwned(table)
        .flatMap(Table::discriminator)
        .map(Table.Discriminator::name)
        .orElse("");
    return Stream.of(column, others)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
