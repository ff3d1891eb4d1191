package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Whom row security does not bind, and who can still reach the rows, is named or a hole. */
final class RoleCrossingCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.roles().stream()
        .filter(role -> role.reaches() && !catalog.serving().contains(role.plainName()))
        .filter(role -> !catalog.scope().crossing().contains(role.plainName()))
        .map(role -> Finding.error(
            Rule.ROLE_CROSSING,
            "role " + role.name(),
            "has BYPASSRLS, reaches tenant-owned tables, and is not named as a role that may",
            "alter role " + role.name() + " nobypassrls;"));
  }
}
