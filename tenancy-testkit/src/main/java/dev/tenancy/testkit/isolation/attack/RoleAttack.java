package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Role;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/**
 * Becomes another role, and reads as that one.
 *
 * @param role that the serving one is a member of
 * @param power what puts it above row security
 */
record RoleAttack(
    Role role, Optional<String> power, String serving, Collection<Prey> preys, SqlSession session)
    implements Attack {
  @Override
  public String title() {
    return "becomes another role, and reads as that one";
  }

  @Override
  public Verdict run() throws SQLException {
    if (power.isPresent()) {
      return leak(serving + " may become " + role.name() + ", which " + power.get());
    }
    for (Prey prey : preys) {
      Effect attack = session.runAs(role.name(), prey.attacker(), prey.rowsOf(prey.victim()));
      if (attack.rows() > 0) {
        return leak("as " + role.name() + ", " + serving + " sees rows of another tenant of "
            + prey.table().name());
      }
    }
    return Verdict.withstood(
        role.name() + " has no power over row security, and sees rows of no other tenant");
  }

  private Verdict leak(String what) {
    return Verdict.leak(what, "revoke " + role.name() + " from " + serving);
  }
}
