package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.io.ByteArrayInputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link PreparedStatement}: executions, batches, keys; on the plain driver and bound. */
class JdbcPreparedStatementTest {
  private static final String BY_ID = "select name from app.item where id = ?";
  private static final String INSERT = "insert into app.item (id, name, bytes) values (?, ?, ?)";

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.TEMPLATE);

  @Nested
  class Plain extends Cases {
    @Override
    DataSource dataSource() {
      return Shop.plain(postgres);
    }
  }

  @Nested
  class Bound extends Cases {
    @Override
    DataSource dataSource() {
      return Shop.bound(postgres);
    }
  }

  abstract static class Cases extends JdbcCases {
    @Override
    PostgresExtension postgres() {
      return postgres;
    }

    @Test
    void statement_canBeUsedAgain() throws SQLException {
      try (PreparedStatement statement = prepare(BY_ID)) {
        for (int i = 0; i < 12; i++) {
          statement.setInt(1, 1 + i % 2);
          assertThat(Shop.column(statement.executeQuery()))
              .containsExactly(i % 2 == 0 ? "one" : "two");
        }
        assertThat(Shop.column(statement.executeQuery())).containsExactly("two");
      }
    }

    @Test
    void executeWithText_isAnError() throws SQLException {
      PreparedStatement statement = prepare("select 1");

      assertThat(state(() -> statement.executeQuery("select 1"))).isEqualTo("42809");
      assertThat(state(() -> statement.executeUpdate("select 1"))).isEqualTo("42809");
      assertThat(state(() -> statement.execute("select 1"))).isEqualTo("42809");
      assertThat(state(() -> statement.addBatch("select 1"))).isEqualTo("42809");
    }

    @Test
    void execute_saysWhatThereIs() throws SQLException {
      PreparedStatement query = prepare("select 7");
      assertThat(query.execute()).isTrue();
      assertThat(Shop.column(query.getResultSet())).containsExactly("7");
      assertThat(query.getMoreResults()).isFalse();
      assertThat(query.getUpdateCount()).isEqualTo(-1);

      PreparedStatement update = prepare("update app.item set price = 1");
      assertThat(update.execute()).isFalse();
      assertThat(update.getUpdateCount()).isEqualTo(3);
      assertThat(update.executeLargeUpdate()).isEqualTo(3);
      assertThat(state(update::executeQuery)).isEqualTo("02000");
      assertThat(state(query::executeUpdate)).isEqualTo("0100E");
    }

    @Test
    void batch_givesItsCounts() throws SQLException {
      PreparedStatement statement = prepare("update app.item set name = ? where id >= ?");
      for (int id = 1; id <= 4; id++) {
        statement.setString(1, "n" + id);
        statement.setInt(2, id);
        statement.addBatch();
      }

      assertThat(statement.executeBatch()).containsExactly(3, 2, 1, 0);
      assertThat(committed()).containsExactly("n1", "n2", "n3");

      statement.setString(1, "last");
      statement.setInt(2, 3);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }

    @Test
    void batch_takesBinaryStreams() throws SQLException {
      PreparedStatement statement = prepare(INSERT);
      for (int id = 4; id <= 6; id++) {
        statement.setInt(1, id);
        statement.setString(2, "n" + id);
        statement.setBinaryStream(3, new ByteArrayInputStream(new byte[id]), id);
        statement.addBatch();
      }
      statement.executeBatch();

      assertThat(Shop.values(
              connection, "select length(bytes) from app.item where id > 3 order by id"))
          .containsExactly("4", "5", "6");
    }

    @Test
    void batch_changesNothing_whenOneFails() throws SQLException {
      PreparedStatement statement = prepare("update app.item set price = ? where id = ?");
      for (int price = 1; price >= -1; price--) {
        statement.setInt(1, price);
        statement.setInt(2, 1);
        statement.addBatch();
      }

      assertThat(state(statement::executeBatch)).isEqualTo("23514");
      assertThat(Shop.values(connection, "select price from app.item where id = 1"))
          .containsExactly("1.00");
    }

    @Test
    void batch_returnsGeneratedKeys() throws SQLException {
      PreparedStatement statement = connection.prepareStatement(
          "insert into app.item (name) values (?)", new String[] {"name"});
      for (String name : new String[] {"a", "b"}) {
        statement.setString(1, name);
        statement.addBatch();
      }
      statement.executeBatch();

      assertThat(Shop.column(statement.getGeneratedKeys())).containsExactly("a", "b");
    }

    @Test
    void generatedKeys_areThere_eachTime() throws SQLException {
      PreparedStatement statement = connection.prepareStatement(
          "insert into app.item (name) values (?)", Statement.RETURN_GENERATED_KEYS);
      for (int i = 0; i < 7; i++) {
        statement.setString(1, "n" + i);
        assertThat(statement.executeUpdate()).isEqualTo(1);
        ResultSet keys = statement.getGeneratedKeys();
        assertThat(keys.next()).isTrue();
        assertThat(keys.getString("name")).isEqualTo("n" + i);
        assertThat(keys.next()).isFalse();
      }
      assertThat(committed()).hasSize(10);
    }

    @Test
    void returning_givesRows_beyondTheFirst() throws SQLException {
      PreparedStatement statement = prepare("update app.item set price = 3 returning name");

      assertThat(Shop.column(statement.executeQuery())).hasSize(3);
      assertThat(state(statement::executeUpdate)).isEqualTo("0100E");
    }

    @Test
    void statement_closes() throws SQLException {
      PreparedStatement statement = prepare(BY_ID);
      statement.setInt(1, 1);
      ResultSet rows = statement.executeQuery();
      statement.close();

      assertThat(rows.isClosed()).isTrue();
      assertThat(statement.isClosed()).isTrue();
      assertThat(state(statement::executeQuery)).isEqualTo("55000");
      assertThat(state(() -> statement.setInt(1, 1))).isEqualTo("55000");
    }

    @Test
    void closeOnCompletion_closesWithTheRows() throws SQLException {
      PreparedStatement statement = prepare("select 1");
      statement.closeOnCompletion();
      statement.executeQuery().close();

      assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void limits_hold() throws SQLException {
      PreparedStatement statement = prepare("select name from app.item order by id");
      statement.setMaxRows(1);
      statement.setFetchSize(1);
      assertThat(Shop.column(statement.executeQuery())).containsExactly("one");

      connection.setAutoCommit(false);
      assertThat(Shop.column(statement.executeQuery())).containsExactly("one");
      statement.setMaxRows(0);
      assertThat(Shop.column(statement.executeQuery())).hasSize(3);
      assertThat(Shop.column(statement.executeQuery())).hasSize(3);
    }

    @Test
    void changedTable_isFollowed() throws SQLException {
      Shop.run(
          postgres.dataSource("postgres"),
          "create table app.changing (a int);" + " grant select on app.changing to tenancy_app");
      String sql = "select * from app.changing";
      try (PreparedStatement statement = prepare(sql);
          Statement plain = statement()) {
        for (int i = 0; i < 7; i++) {
          statement.executeQuery();
          plain.executeQuery(sql);
        }
        Shop.run(postgres.dataSource("postgres"), "alter table app.changing add column b int");

        assertThat(statement.executeQuery().getMetaData().getColumnCount()).isEqualTo(2);
        connection.setAutoCommit(false);
        assertThat(plain.executeQuery(sql).getMetaData().getColumnCount()).isEqualTo(2);
        connection.rollback();
      } finally {
        Shop.run(postgres.dataSource("postgres"), "drop table app.changing");
      }
    }
  }
}
