package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Policy;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.Optional;

/** The one policy that a tenant-owned table has. */
final class OurPolicy {
  private static final String NAME = "tenant_isolation";

  private OurPolicy() {}

  static boolean is(Policy policy) {
    return policy.name().equals(NAME);
  }

  static Optional<Policy> of(Catalog catalog, Table table) {
    return catalog.policies(table).filter(OurPolicy::is).findFirst();
  }

  /** Its condition, as PostgreSQL writes it with nothing but its own schema on the search path. */
  static String condition(Table table) {
    return "(" + table.discriminator().map(Table.Discriminator::name).orElseThrow()
        + " = ( SELECT tenancy.current_tenant() AS current_tenant))";
  }

  static String object(Table table) {
    return "policy " + NAME + " of " + table.name();
  }
}
