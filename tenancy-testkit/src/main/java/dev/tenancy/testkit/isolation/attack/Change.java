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

  Change to(List<String> columns, Map<String, @Nullable String> values) {
    for (String column : columns) {
      changes.add(column + " = cast(? as "
          + prey.table().column(column).orElseThrow().type().name() + ")");
      parameters.add(values.get(column));
    }
    return this;
  }

  Effect run(Session session) throws SQLException {
    List<@Nullable String> all = new ArrayList<>(parameters);
    all.addAll(prey.own().at());
    return session.run(
        prey.attacker(),
        "update " + prey.table().name() + " set " + String.join(", ", changes) + " where "
            + MadeRow.IS_AT,
        all);
  }
}
