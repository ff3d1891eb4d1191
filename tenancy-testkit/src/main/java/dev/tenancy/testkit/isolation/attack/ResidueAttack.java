package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.List;

/** Reads as nobody after a transaction that the victim was bound to, on the same connection. */
record ResidueAttack(Prey prey, SqlSession session) implements Attack {
  @Override
  public String title() {
    return "reads what the transaction before was bound to";
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.may("SELECT", prey.discriminator())) {
      return Verdict.notGranted("SELECT on " + prey.discriminator());
    }
    Effect control = session.run(prey.victim(), prey.rowsOf(prey.victim()), List.of());
    Effect attack = session.runAfter(prey.victim(), List.of(), null, prey.rowsOf(prey.victim()));
    if (control.rows() == 0) {
      return Verdict.unproven("on the victim's behalf: " + control);
    }
    return attack.rows() == 0
        ? Verdict.withstood(control, attack)
        : Verdict.leak(
            "the binding outlives its transaction: the next user of the connection sees "
                + attack.rows() + " rows of " + prey.table().name(),
            "bind by a setting that ends with the transaction: set_config(…, true), or SET LOCAL");
  }
}
