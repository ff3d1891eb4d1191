package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.Set;
import java.util.stream.Stream;

/** Who sees the statements of others sees what is in them. */
final class RoleWatchesCheck implements Check {
  private static final Set<String> STATISTICS = Set.of("pg_monitor", "pg_read_all_stats");

  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.memberships().stream()
        .filter(way -> STATISTICS.contains(way.role()))
        .map(way -> Finding.warning(
            Rule.ROLE_WATCHES,
            "role " + way.member(),
            "serves, and sees as a member of " + way.role() + " the statements of others",
            RoleMemberCheck.revoke(way, catalog)));
  }
}
