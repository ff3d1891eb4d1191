package dev.tenancy.persistence.audit.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The connection that the catalog is read from. Plain JDBC, and not jOOQ, because it is read before
 * a service listens: jOOQ takes a quarter of a second of its own to load.
 */
public final class Session {
  private final Connection connection;

  /** Reads from a connection, which the caller closes. */
  public Session(Connection connection) {
    this.connection = connection;
  }

  /** A query with its values: texts, numbers, and arrays of both. */
  Query fetch(String sql, Object... values) {
    return new Query(sql, values);
  }

  /** What a row becomes. */
  interface Mapper<T> {
    T map(Row row) throws SQLException;
  }

  /** A query that has not been sent yet. */
  final class Query {
    private final String sql;
    private final Object[] values;

    private Query(String sql, Object[] values) {
      this.sql = sql;
      this.values = values;
    }

    <T> List<T> map(Mapper<T> mapper) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, value(values[i]));
        }
        try (ResultSet rows = statement.executeQuery()) {
          List<T> mapped = new ArrayList<>();
          while (rows.next()) {
            mapped.add(mapper.map(new Row(rows)));
          }
          return List.copyOf(mapped);
        }
      }
    }

    private Object value(Object value) throws SQLException {
      if (value instanceof String[] texts) {
        return connection.createArrayOf("text", texts);
      }
      return value instanceof Long[] numbers ? connection.createArrayOf("bigint", numbers) : value;
    }
  }
}
