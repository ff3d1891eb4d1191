package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions, on the plain driver and bound. */
class JdbcTransactionTest {
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
    void commit_keeps_andRollback_discards() throws SQLException {
      connection.setAutoCommit(false);
      statement().executeUpdate("delete from app.item where id = 1");
      connection.rollback();
      assertThat(names()).hasSize(3);
      prepare("delete from app.item where id = 2").executeUpdate();
      connection.commit();

      assertThat(names()).containsExactly("one", "three");
      assertThat(committed()).containsExactly("one", "three");
    }

    @Test
    void statement_staysRight_acrossTransactions() throws SQLException {
      PreparedStatement before = prepare("select count(*) from app.item where id >= ?");
      before.setInt(1, 1);
      connection.setAutoCommit(false);
      PreparedStatement inside = prepare("select count(*) from app.item where id >= ?");
      inside.setInt(1, 2);
      for (int i = 0; i < 8; i++) {
        assertThat(Shop.column(before.executeQuery())).containsExactly("3");
        assertThat(Shop.column(inside.executeQuery())).containsExactly("2");
        PreparedStatement later = prepare("select count(*) from app.item where id >= ?");
        later.setInt(1, 3);
        connection.commit();
        assertThat(Shop.column(later.executeQuery())).containsExactly("1");
        connection.setAutoCommit(true);
        assertThat(Shop.column(later.executeQuery())).containsExactly("1");
        assertThat(Shop.column(inside.executeQuery())).containsExactly("2");
        connection.setAutoCommit(false);
      }
    }

    @Test
    void setAutoCommit_commits() throws SQLException {
      connection.setAutoCommit(false);
      statement().executeUpdate("delete from app.item where id = 1");
      connection.setAutoCommit(true);

      assertThat(committed()).containsExactly("two", "three");
      assertThat(state(connection::commit)).isEqualTo("25P01");
      assertThat(state(connection::rollback)).isEqualTo("25P01");
    }

    @Test
    void savepoint_isReturnedTo() throws SQLException {
      connection.setAutoCommit(false);
      Savepoint first = connection.setSavepoint("first");
      statement().executeUpdate("delete from app.item where id = 1");
      Savepoint second = connection.setSavepoint();
      assertThat(state(() -> statement().executeUpdate("update app.item set price = -1")))
          .isEqualTo("23514");
      connection.rollback(second);
      assertThat(names()).containsExactly("two", "three");
      connection.rollback(first);
      assertThat(names()).hasSize(3);
      connection.releaseSavepoint(first);
      assertThat(names()).hasSize(3);
      connection.commit();
    }

    @Test
    void batches_areCommittedWithTheRest() throws SQLException {
      connection.setAutoCommit(false);
      PreparedStatement statement = prepare("update app.item set name = ? where id = ?");
      statement.setString(1, "x");
      statement.setInt(2, 1);
      statement.addBatch();
      assertThat(statement.executeBatch()).containsExactly(1);
      assertThat(committed()).containsExactly("one", "two", "three");
      connection.commit();
      assertThat(committed()).containsExactly("x", "two", "three");
    }

    @Test
    void failedTransaction_saysSo() throws SQLException {
      connection.setAutoCommit(false);
      assertThat(state(() -> statement().execute("select 1/0"))).isEqualTo("22012");
      assertThat(state(() -> statement().execute("select 1"))).isEqualTo("25P02");
      assertThat(state(() -> prepare("select 1").execute())).isEqualTo("25P02");
      connection.rollback();
      assertThat(names()).hasSize(3);
    }

    @Test
    void readOnly_refusesWrites() throws SQLException {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      assertThat(connection.isReadOnly()).isTrue();
      assertThat(names()).hasSize(3);
      assertThat(state(() -> statement().executeUpdate("delete from app.item"))).isEqualTo("25006");
      connection.rollback();
    }

    @Test
    void isolation_isKept() throws SQLException {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      assertThat(Shop.values(connection, "show transaction_isolation"))
          .containsExactly("serializable");
      assertThat(names()).hasSize(3);
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      connection.rollback();
    }
  }
}
