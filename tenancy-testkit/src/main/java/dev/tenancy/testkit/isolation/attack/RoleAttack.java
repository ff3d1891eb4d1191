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
    Role role,
    Optional<String> power,
    String serving,
    Collection<Prey> preys,
    SqlSession session,
    Administrator administrator)
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
    for (Prey prey : preys) {
      if (administrator.undo(() -> deletes(prey))) {
        return leak("as " + role.name() + ", " + serving + " deletes rows of another tenant of "
            + prey.table().name());
      }
    }
    return Verdict.withstood(
        role.name() + " has no power over row security, and sees rows of no other tenant");
  }

  /** Somebody who refers to a row is no wall between tenants. */
  private boolean deletes(Prey prey) throws SQLException {
    int before = administrator.count(prey.rowsOf(prey.victim()));
    administrator.execute("set local session_replication_role = replica");
    administrator.serve(prey.attacker());
    administrator.attempt("set local role " + role.name());
    administrator.attempt("delete from " + prey.table().name());
    administrator.rule();
    return administrator.count(prey.rowsOf(prey.victim())) < before;
  }

  private Verdict leak(String what) {
    return Verdict.leak(what, "revoke " + role.name() + " from " + serving);
  }
}
