package dev.tenancy.testkit.isolation.rows;

import dev.tenancy.testkit.isolation.catalog.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is in the database.
 *
 * @param table where it is: a partition where there are some
 * @param place which row of that table it is, until it is changed: its ctid
 * @param values of all columns, by their quoted names, as PostgreSQL writes them
 */
public record MadeRow(Table table, String place, Map<String, @Nullable String> values) {
  /** A condition that holds for one row, also where a table of several partitions is asked. */
  public static final String IS_AT = "ctid = cast(? as tid) and tableoid = cast(? as regclass)";

  /** The parameters of {@link #IS_AT}. */
  public List<String> at() {
    return List.of(place, table.name());
  }

  /** Whether another row has the same values in these columns. */
  public boolean agreesWith(MadeRow other, List<String> columns) {
    return columns.stream()
        .allMatch(column -> Objects.equals(values.get(column), other.values.get(column)));
  }
}
