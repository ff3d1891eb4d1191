package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Such a setting turns off foreign keys, or changes the server. */
final class GrantParameterCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.parameterGrants().stream()
        .map(grant -> Finding.error(
            Rule.GRANT_PARAMETER,
            "parameter " + grant.parameter(),
            "lets " + grant.grantee() + " " + grant.privilege(),
            "revoke " + grant.privilege() + " on parameter " + grant.parameter() + " from "
                + grant.grantee() + ";"));
  }
}
