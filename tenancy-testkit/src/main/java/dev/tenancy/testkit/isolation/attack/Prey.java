package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table with the rows that an attack is about.
 *
 * @param discriminator the column that says whose a row is
 * @param attacker on whose behalf the attacks run
 * @param victim whose rows they are after
 * @param own a row of the attacker's, for the control
 * @param foreign a row of the victim's
 * @param next the values of a row that the attacker could add
 */
public record Prey(
    Table table,
    String discriminator,
    UUID attacker,
    UUID victim,
    MadeRow own,
    MadeRow foreign,
    Map<String, @Nullable String> next) {
  /** Those of some columns that do not say whose a row is. */
  List<String> others(List<String> columns) {
    return columns.stream().filter(column -> !column.equals(discriminator)).toList();
  }
}
