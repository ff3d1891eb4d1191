package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.util.PSQLException;

/** Errors, warnings, cancelling, calls and the catalog, on the plain driver and bound. */
class JdbcConnectionTest {
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
    void error_carriesWhatTheServerSaid() throws SQLException {
      PreparedStatement statement = prepare("update app.item set price = ? where id = ?");
      statement.setInt(1, -1);
      statement.setInt(2, 1);
      PSQLException failure = (PSQLException) failure(statement::executeUpdate);

      assertThat(failure.getSQLState()).isEqualTo("23514");
      assertThat(failure.getServerErrorMessage().getConstraint()).isEqualTo("item_price_check");
      assertThat(failure.getServerErrorMessage().getTable()).isEqualTo("item");
      assertThat((Throwable) failure.getNextException()).isNull();
      statement.setInt(1, 1);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }

    @Test
    void error_pointsIntoTheCallersText() throws SQLException {
      PSQLException failure =
          (PSQLException) failure(() -> statement().executeQuery("select nonsense from app.item"));

      assertThat(failure.getSQLState()).isEqualTo("42703");
      assertThat(failure.getServerErrorMessage().getPosition()).isEqualTo(8);
    }

    @Test
    void errors_doNotAddUp_outsideTransactions() throws SQLException {
      for (int i = 0; i < 8; i++) {
        assertThat(state(() -> statement().execute("select 1/0"))).isEqualTo("22012");
        assertThat(names()).hasSize(3);
      }
    }

    @Test
    void notices_becomeWarnings() throws SQLException {
      Statement statement = statement();
      statement.executeQuery("select app.note('careful')");
      assertThat(statement.getWarnings().getMessage()).isEqualTo("careful");
      statement.clearWarnings();
      assertThat((Throwable) statement.getWarnings()).isNull();

      PreparedStatement prepared = prepare("select app.note(?)");
      prepared.setString(1, "again");
      prepared.executeQuery();
      assertThat(prepared.getWarnings().getMessage()).isEqualTo("again");
      assertThat((Throwable) prepared.getWarnings().getNextWarning()).isNull();
    }

    @Test
    void queryTimeout_cancels() throws SQLException {
      Statement statement = statement();
      statement.setQueryTimeout(1);
      assertThat(state(() -> statement.execute("select pg_sleep(60)"))).isEqualTo("57014");

      PreparedStatement prepared = prepare("select pg_sleep(?)");
      prepared.setQueryTimeout(1);
      prepared.setDouble(1, 60);
      assertThat(state(prepared::execute)).isEqualTo("57014");
      assertThat(names()).hasSize(3);
    }

    @Test
    void cancel_cancels() throws Exception {
      for (Statement statement : List.of(statement(), prepare("select pg_sleep(60)"))) {
        CompletableFuture<String> running = CompletableFuture.supplyAsync(() -> state(() -> {
          if (statement instanceof PreparedStatement prepared) {
            prepared.execute();
          } else {
            statement.execute("select pg_sleep(60)");
          }
        }));
        while (sleepers().isEmpty()) {
          Thread.onSpinWait();
        }
        statement.cancel();
        assertThat(running.get(10, TimeUnit.SECONDS)).isEqualTo("57014");
      }
      assertThat(names()).hasSize(3);
    }

    private List<String> sleepers() {
      return Shop.values(
          postgres.dataSource("postgres"),
          "select pid from pg_stat_activity where wait_event = 'PgSleep'");
    }

    @Test
    void call_givesItsResult() throws SQLException {
      try (CallableStatement call = connection.prepareCall("{? = call upper(?)}")) {
        call.registerOutParameter(1, Types.VARCHAR);
        call.setString(2, "abc");
        call.execute();
        assertThat(call.getString(1)).isEqualTo("ABC");
        assertThat(call.getConnection()).isSameAs(connection);
      }
      try (CallableStatement call = connection.prepareCall("call app.doubling(?)")) {
        call.registerOutParameter(1, Types.INTEGER);
        call.setInt(1, 21);
        call.execute();
        assertThat(call.getInt(1)).isEqualTo(42);
      }
      assertThat(Shop.values(connection, "select distinct price from app.item"))
          .containsExactly("42.00");
    }

    @Test
    void function_seesTheTenantsRows() throws SQLException {
      assertThat(Shop.values(connection, "select * from app.names()"))
          .containsExactly("one", "two", "three");
      assertThat(Shop.column(connection.prepareCall("{call app.names()}").executeQuery()))
          .hasSize(3);
    }

    @Test
    void schema_isSet() throws SQLException {
      connection.setSchema("app");

      assertThat(connection.getSchema()).isEqualTo("app");
      assertThat(Shop.values(connection, "select name from item where id = 1"))
          .containsExactly("one");
    }

    @Test
    void catalog_isRead() throws SQLException {
      try (ResultSet columns = connection.getMetaData().getColumns(null, "app", "item", "name")) {
        assertThat(columns.next()).isTrue();
        assertThat(columns.getString("TYPE_NAME")).isEqualTo("text");
      }
      assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
    }

    @Test
    void connection_isValid() throws SQLException {
      assertThat(connection.isValid(1)).isTrue();
      assertThat(connection.nativeSQL("select {d '2026-01-01'}"))
          .isEqualTo("select DATE '2026-01-01'");
      assertThat((Throwable) connection.getWarnings()).isNull();
    }

    @Test
    void abort_ends() throws SQLException {
      connection.abort(Runnable::run);

      assertThat(connection.isClosed()).isTrue();
      assertThat(state(this::names)).isEqualTo("08003");
    }

    @Test
    void escapes_areTranslated() throws SQLException {
      assertThat(
              Shop.column(statement().executeQuery("select {fn ucase('a')} || {d '2026-01-01'}")))
          .containsExactly("A2026-01-01");
      assertThat(Shop.values(connection, "select {fn concat('a', ?)}", "b")).containsExactly("ab");
    }
  }
}
