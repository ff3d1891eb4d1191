package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Role;
import java.util.Optional;

/** Is a role that can put itself above row security. */
record PowerAttack(Role role, Optional<String> power) implements Attack {
  @Override
  public String title() {
    return "is above row security";
  }

  @Override
  public Verdict run() {
    return power
        .map(what -> Verdict.leak(role.name() + " " + what, remedy()))
        .orElseGet(() -> Verdict.withstood(
            "it is no superuser, has no BYPASSRLS or CREATEROLE, and owns no table of tenants"));
  }

  private String remedy() {
    return role.unbound() || role.makesRoles()
        ? Remedy.bind(role.name())
        : "let another role own the tables: alter table … owner to …";
  }
}
