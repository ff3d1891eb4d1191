package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link Statement}: what an execution gives, on the plain driver and bound. */
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
