package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Table.Discriminator;
import java.util.stream.Stream;

/** The control plane erases and counts; it has no need to read. */
final class GrantControlCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .flatMap(table -> catalog.grants().stream()
            .filter(grant -> grant.table() == table.oid() && grant.privilege().equals("select"))
            .filter(grant ->
                grant.grantee().filter(TenancySchema.CONTROL_ROLE::equals).isPresent())
            .filter(grant -> !grant.column().equals(table.discriminator().map(Discriminator::name)))
            .map(grant -> Finding.error(
                Rule.GRANT_CONTROL,
                "table " + table.name(),
                "lets the control plane read more than " + catalog.scope().column(),
                "revoke select"
                    + grant.column().map(column -> " (" + column + ")").orElse("") + " on table "
                    + table.name() + " from " + TenancySchema.CONTROL_ROLE + ";")));
  }
}
