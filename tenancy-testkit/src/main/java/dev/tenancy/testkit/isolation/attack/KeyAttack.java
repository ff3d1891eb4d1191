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
      return byUpdate();
    }
    List<String> columns = prey.others(key.columns());
    boolean separates = key.separates(prey.discriminator());
    if (prey.own().agreesWith(prey.foreign(), columns)) {
      return separates
          ? Verdict.withstood("it tells tenants apart, and both have the same other values")
          : Verdict.unproven("the rows have no values in it: give some, value(…)");
    }
    Effect control = new Insertion(prey).with(columns, prey.own().values()).run(session);
    Effect attack = new Insertion(prey).with(columns, prey.foreign().values()).run(session);
    boolean isControlled = key.isPlain() ? control.isConflict() : isMet(control);
    if (!isControlled && !isMet(attack) && !separates) {
      return Verdict.unproven("with values of the attacker's own row: " + control);
    }
    return isMet(attack) ? leak(attack) : Verdict.withstood(control, attack);
  }

  /** Without a control: the attacker has one row only, and that does not meet itself. */
  private Verdict byUpdate() throws SQLException {
    List<String> columns = prey.others(key.columns());
    if (!prey.isAddressable() || columns.isEmpty() || !prey.may("UPDATE", columns.get(0))) {
      return Verdict.notGranted("INSERT, nor UPDATE on its columns");
    }
    Effect attack = new Change(prey).to(columns, prey.foreign().values()).run(session);
    return isMet(attack)
        ? leak(attack)
        : Verdict.notGranted("INSERT; by UPDATE nothing was told: " + attack);
  }

  private Verdict leak(Effect attack) {
    return Verdict.leak(
        "values of another tenant's row are taken: " + attack,
        Remedy.lead(key.name(), prey.table(), prey.discriminator()));
  }

  /** A partition has a key of another name for it. */
  private boolean isMet(Effect effect) {
    boolean isPartitioned = !prey.own().table().equals(prey.table());
    return effect.isConflictOf(key.name()) || (isPartitioned && effect.isConflict());
  }
}
