package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.List;

/** Reads without saying on whose behalf. */
final class UnboundAttack implements Attack {
  @Override
  public String title() {
    return "reads rows on nobody's behalf";
  }

  @Override
  public Verdict run(Prey prey, Session session) throws SQLException {
    if (!session.may("SELECT", prey.table().name(), prey.discriminator())) {
      return Verdict.notGranted("SELECT on " + prey.discriminator());
    }
    String sql = "select " + prey.discriminator() + " from " + prey.table().name();
    Effect control = session.run(prey.attacker(), sql, List.of());
    Effect attack = session.run(null, sql, List.of());
    if (control.rows() == 0) {
      return Verdict.unproven("on the attacker's behalf: " + control);
    }
    return attack.rows() == 0
        ? Verdict.withstood(control, attack)
        : Verdict.leak(
            "unbound, the role sees " + attack.rows() + " rows of "
                + prey.table().name(),
            Remedy.protect(prey.table()));
  }
}
