package dev.tenancy.testkit.isolation.attack;

import java.util.Locale;

/**
 * Has a privilege that row security has no part in, so that having it is enough.
 *
 * @param privilege on the table
 * @param title what it can be used for
 */
record GrantAttack(Prey prey, String privilege, String title) implements Attack {
  @Override
  public Verdict run() {
    return prey.may(privilege)
        ? Verdict.leak(
            prey.role() + " has " + privilege + " on " + prey.table().name()
                + ", which is for the rows of all tenants",
            "revoke " + privilege.toLowerCase(Locale.ROOT) + " on "
                + prey.table().name() + " from " + prey.role())
        : Verdict.notGranted(privilege);
  }
}
