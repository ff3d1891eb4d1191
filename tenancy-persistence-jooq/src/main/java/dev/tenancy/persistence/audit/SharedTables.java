package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.Set;
import java.util.stream.Stream;

/** The tables that are shared on purpose; two are our own. */
final class SharedTables {
  private static final Set<String> OURS = Set.of("tenancy.tenant", "tenancy.flyway_schema_history");

  private SharedTables() {}

  static boolean isDeclared(Catalog catalog, Table table) {
    return OURS.contains(table.plainName())
        || catalog.scope().shared().contains(table.plainName())
        || catalog.scope().shared().contains(table.name());
  }

  /** Declared, and not there. */
  static Stream<String> missing(Catalog catalog) {
    return catalog.scope().shared().stream()
        .filter(name -> catalog.tables().stream()
            .noneMatch(table -> name.equals(table.plainName()) || name.equals(table.name())))
        .sorted();
  }
}
