package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Protection;
import dev.tenancy.testkit.isolation.catalog.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What puts a role above row security, whether it has ever made use of it or not. */
final class Power {
  private Power() {}

  /** In words, as in "is a superuser". */
  static Optional<String> of(Role role, Set<String> owned, Map<String, Protection> protections) {
    if (role.unbound()) {
      return Optional.of("is a superuser, or has BYPASSRLS");
    } else if (role.makesRoles()) {
      return Optional.of("may make roles, and give itself others: it has CREATEROLE");
    }
    return owned.stream()
        .filter(
            table -> protections.getOrDefault(table, Protection.NONE).owner().equals(role.name()))
        .sorted()
        .findFirst()
        .map(table -> "owns " + table + ", and can take its row security away");
  }
}
