package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    Effect control = to(prey.attacker(), "");
    Effect attack = to(prey.victim(), "");
    if (control.rows() == 0) {
      return Verdict.unproven("to the attacker itself: " + control);
    }
    boolean isMoved = attack.rows() > 0 && !isOwnInTheEnd();
    return !isMoved && !attack.isRefusedByAConstraint()
        ? Verdict.withstood(control, attack)
        : Verdict.leak(
            "row security did not refuse to move a row of " + prey.table().name()
                + " to another tenant: " + attack,
            prey.remedy());
  }

  /** A trigger may have had its say. What is returned has to be visible, so it is asked for by itself. */
  private boolean isOwnInTheEnd() throws SQLException {
    Effect effect = to(prey.victim(), " returning " + prey.discriminator());
    return prey.attacker().toString().equals(effect.first());
  }

  private Effect to(UUID tenant, String returning) throws SQLException {
    String type = prey.table().column(prey.discriminator()).orElseThrow().type().name();
    List<@Nullable String> parameters = new ArrayList<>(List.of(tenant.toString()));
    parameters.addAll(prey.own().at());
    return session.run(
        prey.attacker(),
        "update " + prey.table().name() + " set " + prey.discriminator() + " = cast(? as " + type
            + ") where " + MadeRow.IS_AT + returning,
        parameters);
  }
}
