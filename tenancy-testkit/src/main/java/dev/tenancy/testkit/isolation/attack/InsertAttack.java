package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;

/** Adds a row that is the victim's. */
record InsertAttack(Prey prey, Session session) implements Attack {
  @Override
  public String title() {
    return "adds a row";
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.may("INSERT", prey.discriminator())) {
      return Verdict.notGranted("INSERT on " + prey.discriminator());
    }
    Effect control = new Insertion(prey).run(session);
    Insertion foreign = new Insertion(prey).with(prey.discriminator(), prey.victim());
    Effect attack = foreign.run(session);
    if (control.rows() == 0) {
      return Verdict.unproven("of the attacker's own: " + control);
    }
    boolean isStored = attack.rows() > 0 && !foreign.isOwnInTheEnd(session);
    return !isStored && !attack.isRefusedByAConstraint()
        ? Verdict.withstood(control, attack)
        : Verdict.leak(
            "row security did not refuse a new row of another tenant in "
                + prey.table().name() + ": " + attack,
            prey.remedy());
  }
}
