package dev.tenancy.testkit.isolation.rows;

import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.catalog.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one table, with all values as texts. */
final class Rows {
  private final Connection connection;
  private final Table table;

  Rows(Connection connection, Table table) {
    this.connection = connection;
    this.table = table;
  }

  /** Any one with these values, none of which is null. */
  Optional<MadeRow> find(Map<String, @Nullable String> values) throws SQLException {
    List<String> conditions = new ArrayList<>(List.of("true"));
    values.keySet().forEach(column -> conditions.add(column + " = " + cast(column)));
    return run(
        "select " + all() + " from " + table.name() + " where " + String.join(" and ", conditions)
            + " limit 1",
        List.copyOf(values.values()));
  }

  MadeRow insert(Map<String, @Nullable String> values) throws SQLException {
    if (values.isEmpty()) {
      return run("insert into " + table.name() + " default values returning " + all(), List.of())
          .orElseThrow();
    }
    String columns = String.join(", ", values.keySet());
    String casts = values.keySet().stream().map(this::cast).collect(Collectors.joining(", "));
    return run(
            "insert into " + table.name() + " (" + columns + ") overriding system value values ("
                + casts + ") returning " + all(),
            new ArrayList<>(values.values()))
        .orElseThrow(() -> new SQLException("the row was not inserted: a trigger has left it out"));
  }

  void update(MadeRow row, Map<String, @Nullable String> values) throws SQLException {
    String changes = values.keySet().stream()
        .map(column -> column + " = " + cast(column))
        .collect(Collectors.joining(", "));
    List<@Nullable String> parameters = new ArrayList<>(values.values());
    parameters.addAll(row.at());
    run(
        "update " + table.name() + " set " + changes + " where " + MadeRow.IS_AT + " returning "
            + all(),
        parameters);
  }

  void delete(MadeRow row) throws SQLException {
    run(
        "delete from " + table.name() + " where " + MadeRow.IS_AT + " returning " + all(),
        List.copyOf(row.at()));
  }

  private Optional<MadeRow> run(String sql, List<@Nullable String> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(read(rows)) : Optional.empty();
      }
    }
  }

  private MadeRow read(ResultSet rows) throws SQLException {
    Map<String, @Nullable String> values = new HashMap<>();
    int place = 1;
    for (Column column : table.columns()) {
      values.put(column.name(), rows.getString(++place));
    }
    return new MadeRow(table, rows.getString(1), values);
  }

  private String all() {
    return Stream.concat(Stream.of("ctid"), table.columns().stream().map(Column::name))
        .map(column -> column + "::text")
        .collect(Collectors.joining(", "));
  }

  private String cast(String column) {
    return "cast(? as " + table.column(column).orElseThrow().type().name() + ")";
  }
}
