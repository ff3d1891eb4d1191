package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Protection;
import dev.tenancy.testkit.isolation.catalog.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What puts a role above row security, whether it has ever made use of it or not. */
final class Power {
  private static final Set<String> OUTSIDE =
      Set.of("pg_execute_server_program", "pg_read_server_files", "pg_write_server_files");

  private Power() {}

  /** In words, as in "is a superuser". */
  static Optional<String> of(Role role, Set<String> owned, Map<String, Protection> protections) {
    if (role.unbound()) {
      return Optional.of("is a superuser, or has BYPASSRLS or REPLICATION");
    } else if (role.makesRoles()) {
      return Optional.of("may make roles, and give itself others: it has CREATEROLE");
    }
    if (OUTSIDE.contains(role.name())) {
      return Optional.of("reaches the server's files, and through them all rows");
    }
    return owned.stream()
        .filter(table -> owns(role, protections.getOrDefault(table, Protection.NONE)))
        .sorted()
        .findFirst()
        .map(table -> "owns " + table + " or its schema, and can take its row security away");
  }

  private static boolean owns(Role role, Protection protection) {
    return protection.owner().equals(role.name()) || protection.schemaOwner().equals(role.name());
  }
}
