package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements out of the ordinary: batches, keys, cursors, commands; on the plain driver and bound. */
class JdbcStatementKindsTest {
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

    /** What comes behind it would run for nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"commit", "rollback", "begin", "reset all", "discard all"})
    void batch_thatEndsItsBinding_isRefused(String end) throws SQLException {
      Statement statement = statement();
      statement.addBatch("update app.item set price = 5");

      assertThat(state(() -> statement.addBatch(end))).isEqualTo("0A000");
      assertThat(statement.executeBatch()).containsExactly(3);
    }
  }

  abstract static class Cases extends JdbcCases {
    @Override
    PostgresExtension postgres() {
      return postgres;
    }

    @Test
    void severalStatements_giveSeveralResults() throws SQLException {
      Statement statement = statement();

      assertThat(statement.execute("select 1; update app.item set price = 5; select 2"))
          .isTrue();
      assertThat(Shop.column(statement.getResultSet())).containsExactly("1");
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(3);
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(Shop.column(statement.getResultSet())).containsExactly("2");
      assertThat(statement.getMoreResults()).isFalse();
    }

    @Test
    void severalStatements_areOne_whenOneFails() throws SQLException {
      Statement statement = statement();

      assertThat(state(() -> statement.execute("update app.item set name = 'x'; select 1/0")))
          .isEqualTo("22012");
      assertThat(committed()).containsExactly("one", "two", "three");
      assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void batch_givesItsCounts() throws SQLException {
      Statement statement = statement();
      statement.addBatch("update app.item set price = 5");
      statement.addBatch("delete from app.item where id = 1");
      statement.addBatch("insert into app.item (id, name) values (9, 'nine')");

      assertThat(statement.executeBatch()).containsExactly(3, 1, 1);
      assertThat(statement.executeBatch()).isEmpty();
      assertThat(committed()).containsExactly("two", "three", "nine");
    }

    @Test
    void batch_canBeCleared() throws SQLException {
      Statement statement = statement();
      statement.addBatch("delete from app.item");
      statement.clearBatch();

      assertThat(statement.executeLargeBatch()).isEmpty();
      assertThat(committed()).hasSize(3);
    }

    @Test
    void batch_changesNothing_whenOneFails() throws SQLException {
      Statement statement = statement();
      statement.addBatch("update app.item set name = 'x'");
      statement.addBatch("update app.item set price = -1");

      SQLException failure = failure(statement::executeBatch);
      assertThat((Throwable) failure).isInstanceOf(BatchUpdateException.class);
      assertThat(failure.getSQLState()).isEqualTo("23514");
      assertThat(committed()).containsExactly("one", "two", "three");
      assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void generatedKeys_areThere_whenAskedFor() throws SQLException {
      String insert = "insert into app.item (name) values ('four')";
      Statement statement = statement();

      assertThat(statement.executeUpdate(insert, Statement.RETURN_GENERATED_KEYS))
          .isEqualTo(1);
      ResultSet keys = statement.getGeneratedKeys();
      assertThat(keys.next()).isTrue();
      assertThat(keys.getString("name")).isEqualTo("four");

      assertThat(statement.executeUpdate(insert, new String[] {"id"})).isEqualTo(1);
      assertThat(statement.getGeneratedKeys().getMetaData().getColumnCount()).isEqualTo(1);
      assertThat(Shop.column(statement.getGeneratedKeys())).hasSize(1);
    }

    @Test
    void generatedKeys_areNone_otherwise() throws SQLException {
      Statement statement = statement();
      statement.executeUpdate("insert into app.item (name) values ('four')");

      assertThat(statement.getGeneratedKeys().next()).isFalse();
      assertThat(
              statement.executeUpdate("update app.item set price = 3", Statement.NO_GENERATED_KEYS))
          .isEqualTo(4);
      assertThat(statement.getGeneratedKeys().next()).isFalse();
    }

    @Test
    void fetchSize_readsByCursor_inATransaction() throws SQLException {
      connection.setAutoCommit(false);
      Statement statement = statement();
      statement.setFetchSize(10);
      ResultSet rows = statement.executeQuery(
          "select i.name || g from app.item i, generate_series(1, 1000) g order by i.id, g");

      assertThat(Shop.column(rows)).hasSize(3_000).startsWith("one1").endsWith("three1000");
      connection.commit();
    }

    @Test
    void fetchSize_isNoCursor_outsideATransaction() throws SQLException {
      Statement statement = statement();
      statement.setFetchSize(1);

      assertThat(Shop.column(statement.executeQuery("select name from app.item")))
          .hasSize(3);
      assertThat(statement.getFetchSize()).isEqualTo(1);
    }

    @Test
    void scrollableRows_scroll() throws SQLException {
      Statement statement =
          connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
      ResultSet rows = statement.executeQuery("select name from app.item order by id");

      assertThat(rows.last()).isTrue();
      assertThat(rows.getRow()).isEqualTo(3);
      assertThat(rows.absolute(2)).isTrue();
      assertThat(rows.getString(1)).isEqualTo("two");
      assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
    }

    @Test
    void updatableRows_update() throws SQLException {
      Statement statement =
          connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
      ResultSet rows =
          statement.executeQuery("select tenant_id, id, name from app.item order by id");
      rows.next();
      rows.updateString("name", "eins");
      rows.updateRow();
      rows.next();
      rows.deleteRow();
      rows.moveToInsertRow();
      rows.updateObject("tenant_id", Shop.ACME.value());
      rows.updateInt("id", 4);
      rows.updateString("name", "four");
      rows.insertRow();

      assertThat(committed()).containsExactly("eins", "three", "four");
    }

    @Test
    void command_isRun() throws SQLException {
      Statement statement = statement();

      assertThat(statement.execute("set statement_timeout = '7s'")).isFalse();
      assertThat(statement.getUpdateCount()).isZero();
      assertThat(Shop.column(statement.executeQuery("show statement_timeout")))
          .containsExactly("7s");
    }

    @Test
    void block_isBoundAsWell() throws SQLException {
      statement().execute("do $$ begin update app.item set name = 'x' where id = 1; end $$");

      assertThat(committed()).containsExactly("x", "two", "three");
    }

    @Test
    void transactionBySql_isATransaction() throws SQLException {
      Statement statement = statement();
      statement.execute("begin");
      statement.execute("delete from app.item");
      assertThat(names()).isEmpty();
      statement.executeBatch();
      statement.execute("rollback");

      assertThat(names()).hasSize(3);
    }
  }
}
