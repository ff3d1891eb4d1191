package dev.tenancy.testkit.isolation.rows;

import dev.tenancy.testkit.isolation.catalog.Check;
import dev.tenancy.testkit.isolation.catalog.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets PostgreSQL choose among candidates, so that the conditions on several columns hold together. */
final class Search {
  private static final double MOST_COMBINATIONS = 200_000;

  private final Map<Column, List<@Nullable String>> candidates;
  private final List<String> conditions = new ArrayList<>();

  Search(Map<Column, List<@Nullable String>> candidates, List<Check> checks) {
    this.candidates = candidates;
    checks.forEach(check -> conditions.add("(" + check.expression() + ")"));
  }

  /** The first values in the order of the candidates, or nothing. */
  Optional<Map<String, @Nullable String>> run(Connection connection) throws SQLException {
    List<Column> columns = List.copyOf(candidates.keySet());
    int each = (int) Math.max(2, Math.pow(MOST_COMBINATIONS, 1.0 / columns.size()));
    try (PreparedStatement statement = connection.prepareStatement(sql(columns))) {
      for (int i = 0; i < columns.size(); i++) {
        List<@Nullable String> values = Objects.requireNonNull(candidates.get(columns.get(i)));
        statement.setArray(
            i + 1,
            connection.createArrayOf(
                "text", values.subList(0, Math.min(each, values.size())).toArray()));
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(values(columns, rows)) : Optional.empty();
      }
    }
  }

  private String sql(List<Column> columns) {
    List<String> selected = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    List<String> order = new ArrayList<>();
    for (Column column : columns) {
      String place = "place" + sources.size();
      selected.add(column.name() + "::text");
      sources.add("(select cast(c as " + column.type().name() + "), n"
          + " from unnest(?) with ordinality u (c, n)) " + place + " (" + column.name() + ", "
          + place + ")");
      order.add(place);
    }
    return "select " + String.join(", ", selected) + " from " + String.join(", ", sources)
        + " where " + String.join(" is not false and ", conditions) + " is not false"
        + " order by " + String.join(" + ", order) + " limit 1";
  }

  private static Map<String, @Nullable String> values(List<Column> columns, ResultSet rows)
      throws SQLException {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i).name(), rows.getString(i + 1));
    }
    return values;
  }
}
