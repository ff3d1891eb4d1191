package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** The list of tenants is the control plane's. */
final class GrantTenantsCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.grants().stream()
        .filter(grant -> grant.tableName().equals("tenancy.tenant"))
        .filter(grant -> !GrantCheck.DANGEROUS.contains(grant.privilege()))
        .filter(grant -> grant
            .grantee()
            .map(name ->
                !name.equals(TenancySchema.CONTROL_ROLE) && catalog.serving().contains(name))
            .orElse(true))
        .map(grant -> Finding.error(
            Rule.GRANT_TENANTS,
            "table tenancy.tenant",
            "lets " + grant.granteeSql() + " " + grant.privilege() + " tenants",
            "revoke " + grant.privilege()
                + grant.column().map(column -> " (" + column + ")").orElse("")
                + " on table tenancy.tenant from " + grant.granteeSql() + ";"));
  }
}
