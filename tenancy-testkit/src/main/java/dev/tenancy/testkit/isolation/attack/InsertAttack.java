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
    if (!prey.may("INSERT")) {
      return Verdict.notGranted("INSERT");
    }
    Effect control = new Insertion(prey).run(session);
    Effect attack =
        new Insertion(prey).with(prey.discriminator(), prey.victim()).run(session);
    if (control.rows() == 0) {
      return Verdict.unproven("of the attacker's own: " + control);
    }
    return attack.isDenied()
        ? Verdict.withstood(control, attack)
        : Verdict.leak(
            "row security did not refuse a new row of another tenant in "
                + prey.table().name() + ": " + attack,
            prey.remedy());
  }
}
