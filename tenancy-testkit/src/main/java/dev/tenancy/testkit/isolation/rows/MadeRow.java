package dev.tenancy.testkit.isolation.rows;

import dev.tenancy.testkit.isolation.catalog.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is in the database.
 *
 * @param values of all columns, by their quoted names, as PostgreSQL writes them
 */
public record MadeRow(Table table, Map<String, @Nullable String> values) {
  /** The values of some columns, none of which is null. */
  public List<String> values(List<String> columns) {
    return columns.stream()
        .map(column -> Objects.requireNonNull(values.get(column)))
        .toList();
  }
}
