package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

/** One statement of each kind on the table of {@link Shop}. */
final class Statements {
  static final String BY_ID = "select name from app.item where id = ?";
  static final String RENAME = "update app.item set name = ? where id = ?";

  private Statements() {}

  static void byId(Connection connection, int id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
      statement.setInt(1, id);
      read(statement.executeQuery(), 1);
    }
  }

  static void rename(Connection connection, int id, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RENAME)) {
      statement.setString(1, name);
      statement.setInt(2, id);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  static void generatedKeys(Statement statement) throws SQLException {
    statement.executeUpdate(
        "insert into app.item (name) values ('new')", Statement.RETURN_GENERATED_KEYS);
    read(statement.getGeneratedKeys(), 1);
  }

  static void returning(Statement statement) throws SQLException {
    read(statement.executeQuery("update app.item set price = 1 where id = 1 returning name"), 1);
  }

  static void function(Connection connection) throws SQLException {
    try (CallableStatement call = connection.prepareCall("{? = call app.note(?)}")) {
      call.registerOutParameter(1, Types.INTEGER);
      call.setString(2, "x");
      call.execute();
      assertThat(call.getInt(1)).isEqualTo(1);
    }
  }

  static void procedure(Connection connection) throws SQLException {
    try (CallableStatement call = connection.prepareCall("call app.doubling(?)")) {
      call.registerOutParameter(1, Types.INTEGER);
      call.setInt(1, 4);
      call.execute();
      assertThat(call.getInt(1)).isEqualTo(8);
    }
  }

  static void several(Statement statement) throws SQLException {
    statement.execute("update app.item set price = 2; select name from app.item where id = 1");
    assertThat(statement.getMoreResults()).isTrue();
    read(statement.getResultSet(), 1);
  }

  static void read(ResultSet rows, int expected) throws SQLException {
    assertThat(Shop.column(rows)).hasSize(expected);
  }
}
