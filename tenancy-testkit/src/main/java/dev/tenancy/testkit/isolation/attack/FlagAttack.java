package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.ColumnType;
import dev.tenancy.testkit.isolation.catalog.PolicyColumn;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for values of a column for which a policy opens the row, whosever it is. */
record FlagAttack(PolicyColumn flag, Prey prey, Administrator administrator) implements Attack {
  private static final List<@Nullable String> USUAL =
      Arrays.<@Nullable String>asList("true", "false", "0", "1", "now", "", null);

  @Override
  public String title() {
    return "sees a row for what stands in " + flag.column();
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.may("SELECT", prey.discriminator())) {
      return Verdict.notGranted("SELECT on " + prey.discriminator());
    }
    boolean own = false;
    for (@Nullable String value : values()) {
      Seen seen = administrator.undo(() -> seenWith(value));
      if (seen.foreign()) {
        return Verdict.leak(
            "where " + flag.column() + " is " + (value == null ? "null" : "'" + value + "'")
                + ", the role sees rows of another tenant of " + prey.table().name(),
            "let the policies ask for " + prey.discriminator() + " alone; or, when such rows are"
                + " for all, say which are not: value(\"" + flag.table() + "\", \"" + flag.column()
                + "\", …)");
      }
      own |= seen.own();
    }
    return own
        ? Verdict.withstood("with none of the values did the role see another tenant's row")
        : Verdict.unproven("with none of the values did the role see the attacker's own row");
  }

  private List<@Nullable String> values() {
    ColumnType type = prey.table().column(flag.column()).orElseThrow().type();
    List<@Nullable String> values = new ArrayList<>(flag.constants());
    values.addAll(type.labels());
    values.addAll(USUAL);
    values.add(prey.own().values().get(flag.column()));
    return values;
  }

  /** What the attacker sees when the victim has one row, in which the value stands. */
  private Seen seenWith(@Nullable String value) throws SQLException {
    String table = prey.table().name();
    administrator.execute("set local session_replication_role = replica");
    administrator.texts(
        "delete from " + table + " where " + prey.discriminator() + "::text = ? and not ("
            + MadeRow.IS_AT + ")",
        parameters(prey.victim()));
    try {
      administrator.texts(
          "update " + table + " set " + flag.column() + " = " + prey.cast(flag.column()) + " where "
              + MadeRow.IS_AT,
          parameters(value));
    } catch (SQLException e) {
      return new Seen(false, false); // it is no value of the column
    }
    administrator.execute("set local session_replication_role = origin");
    administrator.serve(prey.attacker());
    return new Seen(
        administrator.count(prey.rowsOf(prey.attacker())) > 0,
        administrator.count(prey.rowsOf(prey.victim())) > 0);
  }

  private List<@Nullable String> parameters(@Nullable String first) {
    List<@Nullable String> parameters = new ArrayList<>();
    parameters.add(first);
    parameters.addAll(prey.foreign().at());
    return parameters;
  }

  private record Seen(boolean own, boolean foreign) {}
}
