package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Membership;
import dev.tenancy.persistence.audit.catalog.Ownership;
import dev.tenancy.persistence.audit.catalog.Role;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A member can become the role, or has its rights at once. */
final class RoleMemberCheck implements Check {
  private static final Set<String> PREDEFINED = Set.of(
      "pg_create_subscription",
      "pg_execute_server_program",
      "pg_maintain",
      "pg_read_all_data",
      "pg_read_server_files",
      "pg_write_all_data",
      "pg_write_server_files");

  /** Memberships have a grantor of their own since then. */
  private static final int GRANTORS = 160_000;

  @Override
  public Stream<Finding> findings(Catalog catalog) {
    Set<String> owners =
        catalog.ownerships().stream().map(Ownership::owner).collect(Collectors.toSet());
    return catalog.memberships().stream()
        // A superuser is a member of everything; that is said already.
        .filter(way -> catalog.role(way.member()).stream().noneMatch(Role::superuser))
        .flatMap(way -> catalog
            .role(way.role())
            .flatMap(role -> danger(role, owners))
            .map(danger -> Finding.error(
                Rule.ROLE_MEMBER,
                "role " + way.member(),
                "serves, and is a member of " + way.role() + ", which " + danger,
                revoke(way, catalog)))
            .stream());
  }

  static String revoke(Membership way, Catalog catalog) {
    Optional<String> member = catalog.role(way.member()).map(Role::name);
    String grantor = catalog.server().version() < GRANTORS ? "" : " granted by " + way.grantor();
    return "revoke " + way.through() + " from " + member.orElseThrow() + grantor + ";";
  }

  private static Optional<String> danger(Role role, Set<String> owners) {
    if (role.superuser()) {
      return Optional.of("is a superuser");
    }
    if (role.bypasses()) {
      return Optional.of("has BYPASSRLS");
    }
    if (role.createsRoles()) {
      return Optional.of("has CREATEROLE");
    }
    if (role.replicates()) {
      return Optional.of("has REPLICATION");
    }
    if (owners.contains(role.plainName())) {
      return Optional.of("owns what is audited");
    }
    return PREDEFINED.contains(role.plainName())
        ? Optional.of("reaches more than it is granted")
        : Optional.empty();
  }
}
