package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attacker's own row, changed to values that are not its own. */
final class Change {
  private final Prey prey;
  private final List<String> changes = new ArrayList<>();
  private final List<@Nullable String> parameters = new ArrayList<>();

  Change(Prey prey) {
    this.prey = prey;
  }

  Change to(String column, String tenant) {
    return to(List.of(column), Map.of(column, tenant));
  }

  Change to(List<String> columns, Map<String, @Nullable String> values) {
    for (String column : columns) {
      changes.add(column + " = " + prey.cast(column));
      parameters.add(values.get(column));
    }
    return this;
  }

  Effect run(Session session) throws SQLException {
    // What is returned has to be visible, which would hide a policy that lets too much out.
    return run(session, "");
  }

  /** Whether the row is the attacker's in the end all the same: a trigger may have had its say. */
  boolean isOwnInTheEnd(Session session) throws SQLException {
    Effect effect = run(session, " returning " + prey.discriminator());
    return prey.attacker().equals(effect.first());
  }

  private Effect run(Session session, String returning) throws SQLException {
    List<@Nullable String> all = new ArrayList<>(parameters);
    all.addAll(prey.own().at());
    return session.run(
        prey.attacker(),
        "update " + prey.table().name() + " set " + String.join(", ", changes) + " where "
            + MadeRow.IS_AT + returning,
        all);
  }
}
