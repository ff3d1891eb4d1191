package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link Statement}, on the plain driver and bound. */
class JdbcStatementTest {
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
    void executeQuery_givesRows() throws SQLException {
      ResultSet rows = statement().executeQuery("select name from app.item order by id");

      assertThat(Shop.column(rows)).containsExactly("one", "two", "three");
    }

    @Test
    void executeQuery_fails_withoutRows() throws SQLException {
      Statement statement = statement();

      assertThat(stateAndMessage(() -> statement.executeQuery("update app.item set name = 'x'")))
          .isEqualTo("02000 " + "No results were returned by the query.");
      assertThat(committed()).containsOnly("x");
    }

    @Test
    void executeUpdate_givesTheCount() throws SQLException {
      assertThat(statement().executeUpdate("update app.item set price = 5")).isEqualTo(3);
      assertThat(statement().executeLargeUpdate("delete from app.item where id = 1"))
          .isEqualTo(1);
    }

    @Test
    void executeUpdate_fails_withRows() throws SQLException {
      Statement statement = statement();

      assertThat(stateAndMessage(() -> statement.executeUpdate("select 1")))
          .isEqualTo("0100E " + "A result was returned when none was expected.");
    }

    @Test
    void execute_saysWhatThereIs() throws SQLException {
      Statement statement = statement();

      assertThat(statement.execute("select 7")).isTrue();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(Shop.column(statement.getResultSet())).containsExactly("7");
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(statement.getResultSet()).isNull();

      assertThat(statement.execute("update app.item set price = 5")).isFalse();
      assertThat(statement.getResultSet()).isNull();
      assertThat(statement.getUpdateCount()).isEqualTo(3);
      assertThat(statement.getLargeUpdateCount()).isEqualTo(3);
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }

    @Test
    void execute_doesNothing_whenEmpty() throws SQLException {
      Statement statement = statement();

      assertThat(statement.execute(" -- nothing")).isFalse();
      assertThat(statement.getUpdateCount()).isZero();
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
    void questionMark_isAnOperator() throws SQLException {
      String sql = "select ('{\"a\":1}'::jsonb ? 'a')::text || ('?' || \"?\")"
          + " /* ? */ from (select '??' as \"?\") as t -- ?";

      assertThat(Shop.column(statement().executeQuery(sql))).containsExactly("true???");
      assertThat(Shop.column(statement()
              .executeQuery("select ('{\"a\":1}'::jsonb ??| array['a'])::text || $$?$$")))
          .containsExactly("true?");
    }

    @Test
    void maxRows_limits() throws SQLException {
      Statement statement = statement();
      statement.setMaxRows(2);

      assertThat(Shop.column(statement.executeQuery("select name from app.item order by id")))
          .containsExactly("one", "two");
      assertThat(statement.getMaxRows()).isEqualTo(2);
    }

    @Test
    void rows_areClosed_byTheNextExecution() throws SQLException {
      Statement statement = statement();
      ResultSet first = statement.executeQuery("select 1");
      ResultSet second = statement.executeQuery("select 2");

      assertThat(first.isClosed()).isTrue();
      assertThat(second.isClosed()).isFalse();
    }

    @Test
    void rows_areClosed_withTheStatement() throws SQLException {
      Statement statement = statement();
      ResultSet rows = statement.executeQuery("select 1");
      statement.close();
      statement.close();

      assertThat(rows.isClosed()).isTrue();
      assertThat(statement.isClosed()).isTrue();
      assertThat(state(() -> statement.executeQuery("select 1"))).isEqualTo("55000");
      assertThat(state(statement::getResultSet)).isEqualTo("55000");
    }

    @Test
    void closeOnCompletion_closesWithTheRows() throws SQLException {
      Statement statement = statement();
      statement.closeOnCompletion();
      ResultSet rows = statement.executeQuery("select 1");

      assertThat(statement.isCloseOnCompletion()).isTrue();
      assertThat(statement.isClosed()).isFalse();
      rows.close();
      assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void statement_leadsToItsConnection() throws SQLException {
      Statement statement = statement();
      ResultSet rows = statement.executeQuery("select 1");

      assertThat(rows.getStatement()).isSameAs(statement);
      assertThat(statement.getConnection()).isSameAs(connection);
      assertThat(statement.getResultSet()).isSameAs(rows);
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

    @Test
    void settings_areKept() throws SQLException {
      Statement statement = connection.createStatement(
          ResultSet.TYPE_SCROLL_INSENSITIVE,
          ResultSet.CONCUR_READ_ONLY,
          ResultSet.CLOSE_CURSORS_AT_COMMIT);
      statement.setQueryTimeout(7);
      statement.setMaxFieldSize(3);
      statement.setFetchDirection(ResultSet.FETCH_UNKNOWN);
      ResultSet rows = statement.executeQuery("select 'abcdef'::text");
      rows.next();

      assertThat(rows.getString(1)).isEqualTo("abc");
      assertThat(statement.getQueryTimeout()).isEqualTo(7);
      assertThat(statement.getFetchDirection()).isEqualTo(ResultSet.FETCH_UNKNOWN);
      assertThat(statement.getResultSetHoldability()).isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
      assertThat(state(() -> statement.setMaxRows(-1))).isEqualTo("22023");
    }

    @Test
    void connection_closesOnce() throws SQLException {
      Connection second = dataSource().getConnection();
      Statement statement = second.createStatement();
      second.close();
      second.close();

      assertThat(second.isClosed()).isTrue();
      assertThat(second.isValid(1)).isFalse();
      assertThat(state(() -> statement.execute("select 1"))).isIn("08003", "55000");
      assertThat(state(second::createStatement)).isEqualTo("08003");
    }
  }
}
