package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.Set;
import java.util.stream.Stream;

/** TRUNCATE is not bound by row security, REFERENCES and TRIGGER let the grantee look past it. */
final class GrantCheck implements Check {
  static final Set<String> DANGEROUS = Set.of("truncate", "references", "trigger", "maintain");

  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.grants().stream()
        .filter(grant -> DANGEROUS.contains(grant.privilege()))
        .filter(grant -> grant.grantee().map(catalog.serving()::contains).orElse(true))
        .map(grant -> Finding.error(
            Rule.GRANT,
            "table " + grant.tableName(),
            "lets " + grant.granteeSql() + " " + grant.privilege(),
            "revoke " + grant.privilege()
                + grant.column().map(column -> " (" + column + ")").orElse("") + " on table "
                + grant.tableName() + " from " + grant.granteeSql() + ";"));
  }
}
