package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;

/** Gives the attacker's own row to the victim. */
record MoveAttack(Prey prey, Session session) implements Attack {
  @Override
  public String title() {
    return "gives a row away";
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.may("UPDATE", prey.discriminator())) {
      return Verdict.notGranted("UPDATE on " + prey.discriminator());
    }
    if (!prey.isAddressable()) {
      return Verdict.notGranted(
          "SELECT on the whole table, which it takes to find a row by its place");
    }
    Change away = new Change(prey).to(prey.discriminator(), prey.victim());
    Effect control = new Change(prey).to(prey.discriminator(), prey.attacker()).run(session);
    Effect attack = away.run(session);
    if (control.rows() == 0) {
      return Verdict.unproven("to the attacker itself: " + control);
    }
    boolean isMoved = attack.rows() > 0 && !away.isOwnInTheEnd(session);
    return !isMoved && !attack.isRefusedByAConstraint()
        ? Verdict.withstood(control, attack)
        : Verdict.leak(
            "row security did not refuse to move a row of " + prey.table().name()
                + " to another tenant: " + attack,
            prey.remedy());
  }
}
