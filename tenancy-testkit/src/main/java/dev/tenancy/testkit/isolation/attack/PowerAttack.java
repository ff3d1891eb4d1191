package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Role;

/** Is a role that row security does not bind. */
record PowerAttack(Role role) implements Attack {
  @Override
  public String title() {
    return "is above row security";
  }

  @Override
  public Verdict run() {
    return role.unbound()
        ? Verdict.leak(role.name() + " is a superuser, or has BYPASSRLS", Remedy.bind(role.name()))
        : Verdict.withstood("it is no superuser, and has no BYPASSRLS");
  }
}
