package dev.tenancy.testkit.isolation.rows;

import dev.tenancy.testkit.isolation.catalog.ColumnType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The conditions of a domain. */
record Domain(ColumnType type) {
  /** Those of the values that satisfy them. */
  List<String> allowed(Connection connection, List<String> values) throws SQLException {
    if (type.checks().isEmpty()) {
      return values;
    }
    List<String> allowed = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(
        "select c from unnest(?) with ordinality u (c, n), lateral (select cast(c as "
            + type.parts().get(0).name() + ")) v (value) where ("
            + String.join(") is not false and (", type.checks()) + ") is not false order by n")) {
      statement.setArray(1, connection.createArrayOf("text", values.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          allowed.add(rows.getString(1));
        }
      }
    }
    return allowed;
  }
}
