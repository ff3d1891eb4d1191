package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Key;
import java.sql.SQLException;
import java.util.List;

/** Learns from a unique key which values the victim has. */
record KeyAttack(Key key, Prey prey, Session session) implements Attack {
  @Override
  public String title() {
    return "learns of values through " + key.name();
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.may("INSERT")) {
      return Verdict.notGranted("INSERT");
    }
    List<String> columns = prey.others(key.columns());
    if (prey.own().agreesWith(prey.foreign(), columns)) {
      return Verdict.withstood("both tenants have the same values");
    }
    Effect control = new Insertion(prey).with(columns, prey.own().values()).run(session);
    Effect attack = new Insertion(prey).with(columns, prey.foreign().values()).run(session);
    if (!control.isConflict()) {
      return Verdict.unproven("with values of the attacker's own row: " + control);
    }
    return attack.isConflict()
        ? Verdict.leak(
            "values of another tenant's row are taken: " + attack,
            Remedy.lead(key.name(), prey.table(), prey.discriminator()))
        : Verdict.withstood(control, attack);
  }
}
