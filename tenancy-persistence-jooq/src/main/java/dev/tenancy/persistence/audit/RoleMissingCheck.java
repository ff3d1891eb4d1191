package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** A slip of the pen in a name would leave the real role unexamined. */
final class RoleMissingCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.scope().serving().stream()
        .filter(name -> catalog.role(name).isEmpty())
        .sorted()
        .map(name -> Finding.error(
            Rule.ROLE_MISSING,
            "role " + name,
            "does not exist, but is said to serve",
            "-- name the role that serves, or create it"));
  }
}
