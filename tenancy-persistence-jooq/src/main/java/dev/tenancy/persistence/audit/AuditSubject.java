package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.List;

/**
 * What an audit has looked at.
 *
 * @param database the database's name
 * @param engine the version of PostgreSQL
 * @param schemaVersion the last migration of the schema {@code tenancy}; empty when that cannot be
 *     read
 * @param schemas the schemas whose tables were looked at
 * @param roles the roles that serve: those that were named, and those that were found to
 * @param tenantOwned how many tenant-owned tables, partitions included
 * @param shared how many other tables
 * @param views how many views of tenant-owned tables
 * @param functions how many functions
 * @param rules how many kinds of hole were looked for
 */
public record AuditSubject(
    String database,
    String engine,
    String schemaVersion,
    List<String> schemas,
    List<String> roles,
    int tenantOwned,
    int shared,
    int views,
    int functions,
    int rules) {
  /** Takes copies. */
  public AuditSubject {
    schemas = List.copyOf(schemas);
    roles = List.copyOf(roles);
  }

  static AuditSubject of(Catalog catalog) {
    int owned = (int) catalog.tenantOwned().count();
    return new AuditSubject(
        catalog.server().database(),
        "PostgreSQL " + catalog.server().versionName(),
        catalog.server().schemaVersion(),
        catalog.tables().stream().map(Table::schema).distinct().sorted().toList(),
        catalog.serving().stream().sorted().toList(),
        owned,
        catalog.tables().size() - owned,
        catalog.views().size(),
        catalog.routines().size(),
        Rule.values().length);
  }

  /** All of it in one line. */
  @Override
  public String toString() {
    return "database %s on %s, schema version %s: schemas %s with %d tenant-owned and %d other tables, %d views of them, %d functions, roles %s, %d rules"
        .formatted(
            database,
            engine,
            schemaVersion.isEmpty() ? "unknown" : schemaVersion,
            String.join(", ", schemas),
            tenantOwned,
            shared,
            views,
            functions,
            String.join(", ", roles),
            rules);
  }
}
