package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/** The ways from a bound connection to the driver's, which would run unbound. */
class EscapeTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.TEMPLATE);

  @Test
  void unwrap_givesTheWrapperOnly() throws SQLException {
    try (Connection connection = Shop.bound(postgres).getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("select ?::int")) {
      prepared.setInt(1, 1);
      for (Wrapper wrapper : List.of(
          Shop.bound(postgres),
          connection,
          statement,
          prepared,
          connection.prepareCall("{call upper('x')}"),
          statement.executeQuery("select 1"),
          prepared.executeQuery(),
          prepared.getParameterMetaData(),
          connection.getMetaData(),
          connection.getMetaData().getSchemas())) {
        for (Class<?> type :
            List.of(PGConnection.class, PGStatement.class, HikariDataSource.class)) {
          assertThat(wrapper.isWrapperFor(type)).isFalse();
          assertThatThrownBy(() -> wrapper.unwrap(type))
              .isInstanceOf(SQLFeatureNotSupportedException.class)
              .hasMessageContaining(type.getName());
        }
        assertThat(wrapper.isWrapperFor(Wrapper.class)).isTrue();
        assertThat(wrapper.unwrap(Wrapper.class)).isSameAs(wrapper);
      }
    }
  }

  @Test
  void everyWayBack_endsAtTheWrapper() throws SQLException {
    try (Connection connection = Shop.bound(postgres).getConnection()) {
      Statement statement = connection.createStatement();
      DatabaseMetaData metaData = connection.getMetaData();
      ResultSet array = statement.executeQuery("select array[1, 2] as a");
      array.next();

      assertThat(statement.getConnection()).isSameAs(connection);
      assertThat(connection.prepareStatement("select 1").getConnection()).isSameAs(connection);
      assertThat(connection.prepareCall("{call upper('x')}").getConnection()).isSameAs(connection);
      assertThat(metaData.getConnection()).isSameAs(connection);
      assertThat(metaData.getSchemas().getStatement()).isNull();
      assertThat(array.getStatement()).isSameAs(statement);
      assertThat(array.getArray(1).getResultSet().getStatement()).isNull();
      assertThat(((java.sql.Array) array.getObject("a")).getResultSet().getStatement())
          .isNull();
      assertThat(array.getObject(1, java.sql.Array.class).getResultSet().getStatement())
          .isNull();
      assertThat(statement.executeQuery("select 1")).isSameAs(statement.getResultSet());
      assertThat(statement.getGeneratedKeys().getStatement()).isSameAs(statement);
    }
  }

  @Test
  void cursorInAResult_doesNotLeadBack() throws SQLException {
    try (Connection connection = Shop.bound(postgres).getConnection()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("declare names cursor for select name from app.item");
      ResultSet rows = connection.createStatement().executeQuery("select 'names'::refcursor");
      rows.next();

      assertThat(((ResultSet) rows.getObject(1)).getStatement()).isNull();
    }
  }

  @Test
  void settingsByJdbc_areTakenBack_withoutAPoolsHelp() throws SQLException {
    try (Connection driver = Shop.app(postgres).getConnection()) {
      try (Connection connection =
          BoundConnections.on(Single.keeping(driver)).of(Shop.ACME).getConnection()) {
        connection.setReadOnly(true);
        connection.setNetworkTimeout(Runnable::run, 12_345);
        connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        connection.setAutoCommit(false);
        connection.createStatement().executeQuery("select 1");
      }
      assertThat(driver.isReadOnly()).isFalse();
      assertThat(driver.getNetworkTimeout()).isZero();
      assertThat(driver.getHoldability()).isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
      assertThat(driver.getAutoCommit()).isTrue();
    }
  }
}
