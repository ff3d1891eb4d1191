package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Table.Discriminator;
import java.util.stream.Stream;

/** The control plane erases and counts; it has no need to read, but for what it keeps there itself. */
final class GrantControlCheck implements Check {
  private static final String API_KEYS = TenancySchema.NAME + ".api_key";

  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .filter(table -> !table.name().equals(API_KEYS))
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
