package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.List;

/** Reads by a plan that was made, and kept, when the victim was bound. */
record PlanAttack(Prey prey, SqlSession session) implements Attack {
  private static final String RUN = "execute tenancy_probe";

  @Override
  public String title() {
    return "reads by a plan that was made for another";
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.may("SELECT", prey.discriminator())) {
      return Verdict.notGranted("SELECT on " + prey.discriminator());
    }
    List<String> left = List.of("prepare tenancy_probe as " + prey.rowsOf(prey.victim()), RUN);
    Effect control = session.runAfter(prey.victim(), left, prey.victim(), RUN);
    Effect attack = session.runAfter(prey.victim(), left, prey.attacker(), RUN);
    if (control.rows() == 0) {
      return Verdict.unproven("on the victim's behalf: " + control);
    }
    return attack.rows() == 0
        ? Verdict.withstood(control, attack)
        : Verdict.leak(
            "a kept plan shows " + attack.rows() + " rows of another tenant of "
                + prey.table().name() + ": the tenant is folded into it",
            "declare the functions of its policies stable, not immutable");
  }
}
