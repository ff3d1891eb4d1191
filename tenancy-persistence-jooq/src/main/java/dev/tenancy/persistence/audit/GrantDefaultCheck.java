package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** The next migration would grant it by itself. */
final class GrantDefaultCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.defaultGrants().stream()
        .filter(grant -> GrantCheck.DANGEROUS.contains(grant.privilege()))
        .map(grant -> {
          String where = grant.schema().isEmpty() ? "" : " in schema " + grant.schema();
          return Finding.error(
              Rule.GRANT_DEFAULT,
              "default privileges of " + grant.creator() + where,
              "let " + grant.grantee() + " " + grant.privilege() + " new tables",
              "alter default privileges for role " + grant.creator() + where + " revoke "
                  + grant.privilege() + " on tables from " + grant.grantee() + ";");
        });
  }
}
