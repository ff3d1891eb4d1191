package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Column;
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
  private final Map<String, @Nullable String> values;

  /** With the values that the attacker could add as they are. */
  Insertion(Prey prey) {
    this.prey = prey;
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

  /** The statement that adds it. */
  Question question() {
    return question("");
  }

  private Effect run(Session session, String returning) throws SQLException {
    Question question = question(returning);
    return session.run(prey.adder(), question.sql(), question.parameters());
  }

  private Question question(String returning) {
    List<String> columns = new ArrayList<>();
    List<@Nullable String> parameters = new ArrayList<>();
    for (Column column : prey.table().columns()) {
      if (values.containsKey(column.name())
          && column.source() != Column.Source.COMPUTED
          && prey.may("INSERT", column.name())) {
        columns.add(column.name());
        parameters.add(values.get(column.name()));
      }
    }
    String casts = columns.stream().map(prey::cast).collect(Collectors.joining(", "));
    return new Question(
        "insert into " + prey.table().name() + " (" + String.join(", ", columns)
            + ") overriding system value values (" + casts + ")" + returning,
        parameters);
  }
}
