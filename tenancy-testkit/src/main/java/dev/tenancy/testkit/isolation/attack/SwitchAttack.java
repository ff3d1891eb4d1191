package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.List;

/**
 * Binds the victim while rows are being read, as an injected expression would.
 *
 * @param variable the setting that the policies ask
 */
record SwitchAttack(Prey prey, String variable, SqlSession session) implements Attack {
  @Override
  public String title() {
    return "changes " + variable + " while it reads";
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.may("SELECT", prey.discriminator())) {
      return Verdict.notGranted("SELECT on " + prey.discriminator());
    }
    Effect control = to(prey.attacker());
    Effect attack = to(prey.victim());
    if (control.rows() == 0) {
      return Verdict.unproven("to the attacker itself: " + control);
    }
    return attack.rows() == 0
        ? Verdict.withstood(control, attack)
        : Verdict.leak(
            "after " + variable + " was set in the middle of a query, it went on to "
                + attack.rows() + " rows of another tenant of "
                + prey.table().name(),
            "let the policies ask once for a statement: " + prey.discriminator()
                + " = (select … current_setting(…) …)");
  }

  /** The rows of a tenant that are met after it was bound by the row before. */
  private Effect to(String tenant) throws SQLException {
    return session.runScanning(
        prey.attacker(),
        "select 1 from (select " + prey.discriminator() + " as owner, set_config(?, ?, true) from "
            + prey.table().name() + " offset 0) each_row where owner::text = ?",
        List.of(variable, tenant, tenant));
  }
}
