package dev.tenancy.persistence.audit.catalog;

import java.util.Set;

/**
 * What an audit looks at.
 *
 * @param schemas the schemas; empty for every one that holds a tenant-owned table
 * @param shared tables that are shared on purpose, as {@code schema.table}
 * @param serving the roles that serve
 * @param crossing the roles that may cross tenants on purpose
 * @param column the name of the discriminator
 */
public record AuditScope(
    Set<String> schemas,
    Set<String> shared,
    Set<String> serving,
    Set<String> crossing,
    String column) {
  /** Takes copies. */
  public AuditScope {
    schemas = Set.copyOf(schemas);
    shared = Set.copyOf(shared);
    serving = Set.copyOf(serving);
    crossing = Set.copyOf(crossing);
  }
}
