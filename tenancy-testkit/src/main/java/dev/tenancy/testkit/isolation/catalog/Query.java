package dev.tenancy.testkit.isolation.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question to the catalog. */
final class Query {
  private final Connection connection;
  private final String sql;
  private final List<Array> parameters = new ArrayList<>();

  private Query(Connection connection, String sql) {
    this.connection = connection;
    this.sql = sql;
  }

  static Query of(Connection connection, String sql) {
    return new Query(connection, sql);
  }

  Query with(Array parameter) {
    parameters.add(parameter);
    return this;
  }

  void each(Reader reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setArray(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(new Row(rows));
        }
      }
    }
  }

  /** Takes one row of the answer. */
  interface Reader {
    void read(Row row) throws SQLException;
  }

  /** A row of the answer; its columns are counted from 1. */
  record Row(ResultSet rows) {
    String text(int column) throws SQLException {
      return rows.getString(column);
    }

    Optional<String> optional(int column) throws SQLException {
      return Optional.ofNullable(rows.getString(column));
    }

    boolean flag(int column) throws SQLException {
      return rows.getBoolean(column);
    }

    long number(int column) throws SQLException {
      return rows.getLong(column);
    }

    List<String> texts(int column) throws SQLException {
      Array texts = rows.getArray(column);
      return texts == null ? List.of() : List.of((String[]) texts.getArray());
    }

    List<Long> numbers(int column) throws SQLException {
      Array numbers = rows.getArray(column);
      return numbers == null ? List.of() : List.of((Long[]) numbers.getArray());
    }
  }
}
