package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.Collection;

/**
 * Becomes another role, and reads as that one.
 *
 * @param role that the serving one is a member of
 */
record RoleAttack(String role, String serving, Collection<Prey> preys, SqlSession session)
    implements Attack {
  @Override
  public String title() {
    return "becomes another role, and reads as that one";
  }

  @Override
  public Verdict run() throws SQLException {
    for (Prey prey : preys) {
      Effect attack = session.runAs(role, prey.attacker(), prey.rowsOf(prey.victim()));
      if (attack.rows() > 0) {
        return Verdict.leak(
            "as " + role + ", " + serving + " sees rows of another tenant of "
                + prey.table().name(),
            "revoke " + role + " from " + serving);
      }
    }
    return Verdict.withstood(role + " sees rows of no other tenant");
  }
}
