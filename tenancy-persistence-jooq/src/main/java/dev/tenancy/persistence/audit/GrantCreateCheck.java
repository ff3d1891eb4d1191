package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Who may create can shadow a table, a function or an operator that others mean. */
final class GrantCreateCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.createGrants().stream()
        .map(grant -> new Finding(
            Rule.GRANT_CREATE,
            grant.audited() ? Severity.ERROR : Severity.WARNING,
            grant.kind() + " " + grant.name(),
            "lets " + grant.grantee() + " create objects in it",
            "revoke create on " + grant.kind() + " " + grant.name() + " from " + grant.grantee()
                + ";"));
  }
}
