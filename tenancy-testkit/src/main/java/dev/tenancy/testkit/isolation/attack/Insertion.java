package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.catalog.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row that is added on behalf of who can, with some values that are not its own. */
final class Insertion {
  private final Prey prey;
  private final Table table;
  private final Map<String, @Nullable String> values;

  /** With the values that the attacker could add as they are. */
  Insertion(Prey prey) {
    this.prey = prey;
    this.table = prey.table();
    this.values = new HashMap<>(prey.next());
  }

  Insertion with(List<String> columns, Map<String, @Nullable String> others) {
    columns.forEach(column -> values.put(column, others.get(column)));
    return this;
  }

  Insertion with(String column, @Nullable String value) {
    values.put(column, value);
    return this;
  }

  /**
   * Whether the row that is added is the attacker's own in the end, because a trigger or a default has had
   * its say.
   */
  boolean isOwnInTheEnd(Session session) throws SQLException {
    Effect effect = run(session, " returning " + prey.discriminator());
    return prey.adder().toString().equals(effect.first());
  }

  Effect run(Session session) throws SQLException {
    // What is returned has to be visible, which would hide a policy that lets too much in.
    return run(session, "");
  }

  private Effect run(Session session, String returning) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      if (values.containsKey(column.name())
          && column.source() != Column.Source.COMPUTED
          && prey.may("INSERT", column.name())) {
        columns.add(column.name());
      }
    }
    String casts = columns.stream()
        .map(column -> "cast(? as " + table.column(column).orElseThrow().type().name() + ")")
        .collect(Collectors.joining(", "));
    List<@Nullable String> parameters = new ArrayList<>();
    columns.forEach(column -> parameters.add(values.get(column)));
    return session.run(
        prey.adder(),
        "insert into " + table.name() + " (" + String.join(", ", columns)
            + ") overriding system value values (" + casts + ")" + returning,
        parameters);
  }
}
