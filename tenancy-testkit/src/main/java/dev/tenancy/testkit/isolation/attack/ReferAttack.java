package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.ForeignKey;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets a row of the attacker's refer to one of the victim's.
 *
 * @param preys of all tables, among which is the one that is referred to
 */
record ReferAttack(ForeignKey key, Prey prey, Map<String, Prey> preys, Session session)
    implements Attack {
  @Override
  public String title() {
    return "refers to a row through " + key.name();
  }

  @Override
  public Verdict run() throws SQLException {
    if (!isInserted() && !mayUpdate()) {
      return Verdict.notGranted("INSERT, nor UPDATE on its columns");
    }
    Prey parent = preys.get(key.parent());
    if (parent == null) {
      return Verdict.unproven("there are no rows in " + key.parent());
    }
    if (values(parent.own()).equals(values(parent.foreign()))) {
      return Verdict.withstood("both tenants have a row with the values that it can refer by");
    }
    Effect control = to(parent.own());
    if (control.isConflict()) { // only one row may refer to it, so to another one
      control = new Insertion(prey).run(session);
    }
    Effect attack = to(parent.foreign());
    if (control.rows() == 0) {
      return Verdict.unproven("to the attacker's own row: " + control);
    }
    if (attack.isForeignKeyViolation() || attack.isDenied()) {
      return Verdict.withstood(control, attack);
    }
    return attack.isFailure()
        ? Verdict.unproven("to another tenant's row: " + attack)
        : Verdict.leak(
            "a row of the attacker's refers to another tenant's row of " + key.parent(),
            Remedy.lead(key.name(), prey.table(), prey.discriminator()));
  }

  /** All columns but the one that says whose the new row is: that stays the attacker's. */
  private Effect to(MadeRow parent) throws SQLException {
    Map<String, @Nullable String> values = values(parent);
    return isInserted()
        ? new Insertion(prey).with(List.copyOf(values.keySet()), values).run(session)
        : new Change(prey).to(List.copyOf(values.keySet()), values).run(session);
  }

  private boolean isInserted() {
    return prey.may("INSERT") && prey.isAddedByAttacker();
  }

  private boolean mayUpdate() {
    return key.columns().stream()
        .filter(column -> !column.equals(prey.discriminator()))
        .allMatch(column -> prey.may("UPDATE", column));
  }

  private Map<String, @Nullable String> values(MadeRow parent) {
    Map<String, @Nullable String> values = new HashMap<>();
    for (int i = 0; i < key.columns().size(); i++) {
      if (!key.columns().get(i).equals(prey.discriminator())) {
        values.put(key.columns().get(i), parent.values().get(key.parentColumns().get(i)));
      }
    }
    return values;
  }
}
