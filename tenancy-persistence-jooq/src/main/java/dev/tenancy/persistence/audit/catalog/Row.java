package dev.tenancy.persistence.audit.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A row of an answer; its columns are counted from 0. */
final class Row {
  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  String text(int column) throws SQLException {
    return optional(column).orElseThrow(() -> new SQLException("column " + column + " is null"));
  }

  Optional<String> optional(int column) throws SQLException {
    return Optional.ofNullable(rows.getString(column + 1));
  }

  /** The texts of an array. */
  List<String> texts(int column) throws SQLException {
    return List.of((String[]) rows.getArray(column + 1).getArray());
  }

  boolean flag(int column) throws SQLException {
    return rows.getBoolean(column + 1);
  }

  int count(int column) throws SQLException {
    return rows.getInt(column + 1);
  }

  long number(int column) throws SQLException {
    return rows.getLong(column + 1);
  }
}
