package dev.tenancy.testkit.isolation.rows;

import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.catalog.Table;
import java.util.Map;
import java.util.Optional;

/**
 * The column that says whose a row is. Names are quoted where SQL wants it.
 *
 * @param usual its name
 * @param others its names in tables that call it otherwise
 */
public record Discriminator(String usual, Map<String, String> others) {
  /** The one of a table, or nothing for a table that is shared. */
  public Optional<String> of(Table table) {
    return table.column(others.getOrDefault(table.name(), usual)).map(Column::name);
  }
}
