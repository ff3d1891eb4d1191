package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Everybody includes roles that nobody has thought of. */
final class GrantPublicCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.grants().stream()
        .filter(grant -> grant.grantee().isEmpty())
        .filter(grant -> !GrantCheck.DANGEROUS.contains(grant.privilege()))
        .filter(grant -> catalog.tenantOwned(grant.table()).isPresent())
        .map(grant -> Finding.warning(
            Rule.GRANT_PUBLIC,
            "table " + grant.tableName(),
            "lets every role " + grant.privilege(),
            "revoke " + grant.privilege()
                + grant.column().map(column -> " (" + column + ")").orElse("") + " on table "
                + grant.tableName() + " from public;"));
  }
}
