package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table with the rows that an attack is about.
 *
 * @param discriminator the column that says whose a row is
 * @param attacker on whose behalf the attacks run
 * @param victim whose rows they are after
 * @param own a row of the attacker's, for the control
 * @param foreign a row of the victim's
 * @param next the values of a row that could be added
 * @param adder who could add it: the attacker, unless a tenant can have one row only
 * @param privileges of the role that serves
 * @param role that serves
 * @param remedy what is to be done when the victim's rows are reached
 */
public record Prey(
    Table table,
    String discriminator,
    String attacker,
    String victim,
    MadeRow own,
    MadeRow foreign,
    Map<String, @Nullable String> next,
    String adder,
    Privileges privileges,
    String role,
    String remedy) {
  /** Those of some columns that do not say whose a row is. */
  List<String> others(List<String> columns) {
    return columns.stream().filter(column -> !column.equals(discriminator)).toList();
  }

  boolean isReachable() {
    return privileges.reach(table.name());
  }

  boolean isAddedByAttacker() {
    return adder.equals(attacker);
  }

  /** Whether a row can be told from others by its place, which the whole table has to be open for. */
  boolean isAddressable() {
    return privileges.has("SELECT ALL", table.name());
  }

  boolean may(String privilege) {
    return privileges.has(privilege, table.name());
  }

  boolean may(String privilege, String column) {
    return privileges.has(privilege, table.name(), column);
  }

  /** A parameter for the value of a column, given as a text. */
  String cast(String column) {
    return "cast(? as " + table.column(column).orElseThrow().type().name() + ")";
  }

  /** A query for the rows of one tenant, as far as whoever asks is shown them. */
  String rowsOf(String tenant) {
    return "select 1 from " + table.name() + " where " + discriminator + "::text = '" + tenant
        + "'";
  }
}
