package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** An owner can take every wall down, FORCE or not. */
final class RoleOwnerCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.ownerships().stream()
        .filter(ownership -> catalog.serving().contains(ownership.owner()))
        .map(ownership -> Finding.error(
            Rule.ROLE_OWNER,
            ownership.kind() + " " + ownership.name(),
            "belongs to " + ownership.owner() + ", which serves",
            "alter " + ownership.kind() + " " + ownership.name() + " owner to tenancy_owner;"));
  }
}
