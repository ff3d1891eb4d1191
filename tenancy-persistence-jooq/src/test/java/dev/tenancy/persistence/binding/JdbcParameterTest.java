package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parameters and what is known of them, on the plain driver and bound. */
class JdbcParameterTest {
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
    void parameters_goWhereTheyBelong() throws SQLException {
      PreparedStatement statement =
          prepare("select ?::text, '?', name, ?::int from app.item where id = ? and name <> ?");
      statement.setString(1, "a");
      statement.setInt(2, 7);
      statement.setInt(3, 2);
      statement.setString(4, "?");
      ResultSet rows = statement.executeQuery();

      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("a");
      assertThat(rows.getString("name")).isEqualTo("two");
      assertThat(rows.getInt(4)).isEqualTo(7);
    }

    @Test
    void missingParameter_isAnError() throws SQLException {
      PreparedStatement statement = prepare(INSERT);
      statement.setInt(1, 1);
      statement.setString(2, "x");

      assertThat(state(statement::executeUpdate)).isEqualTo("22023");
    }

    @Test
    void clearParameters_clearsThem() throws SQLException {
      PreparedStatement statement = prepare(BY_ID);
      statement.setInt(1, 1);
      statement.clearParameters();
      assertThat(state(statement::executeQuery)).isEqualTo("22023");

      statement.setInt(1, 2);
      assertThat(Shop.column(statement.executeQuery())).containsExactly("two");
    }

    @Test
    void parameterOutOfRange_isAnError() throws SQLException {
      PreparedStatement statement = prepare(BY_ID);

      assertThat(stateAndMessage(() -> statement.setInt(2, 1)))
          .isEqualTo("22023 " + "The column index is out of range: 2, number of columns: 1.");
      assertThat(state(() -> statement.setObject(0, Shop.GLOBEX.value()))).isEqualTo("22023");
      assertThat(state(() -> statement.setNull(-1, Types.INTEGER))).isEqualTo("22023");
    }

    @Test
    void doubledQuestionMark_isAnOperator() throws SQLException {
      PreparedStatement statement = prepare("select '{\"a\":1}'::jsonb ?? ?");
      statement.setString(1, "a");
      ResultSet rows = statement.executeQuery();
      rows.next();

      assertThat(rows.getBoolean(1)).isTrue();
    }

    @Test
    void nulls_areNull() throws SQLException {
      PreparedStatement statement =
          prepare("update app.item set price = ?, tags = ?, at = ?, data = ?::jsonb, name = ?"
              + " where id = 1");
      statement.setBigDecimal(1, null);
      statement.setNull(2, Types.ARRAY);
      statement.setTimestamp(3, null);
      statement.setObject(4, null);
      statement.setString(5, "null");
      assertThat(statement.executeUpdate()).isEqualTo(1);

      ResultSet rows = statement().executeQuery("select price from app.item where id = 1");
      rows.next();
      assertThat(rows.getInt(1)).isZero();
      assertThat(rows.wasNull()).isTrue();
    }

    @Test
    void values_comeBack() throws SQLException {
      OffsetDateTime at = OffsetDateTime.parse("2026-11-22T10:00:00.123456Z");
      PreparedStatement statement =
          prepare("update app.item set price = ?, tags = ?, data = ?::jsonb,"
              + " bytes = ?, at = ? where id = ? returning price, tags, data ->> 'a', bytes, at");
      for (int i = 0; i < 8; i++) {
        statement.setBigDecimal(1, new BigDecimal("1.50"));
        statement.setArray(2, connection.createArrayOf("text", new String[] {"x", "y,\"z"}));
        statement.setString(3, "{\"a\": \"b\"}");
        statement.setBytes(4, new byte[] {1, 2, 3});
        statement.setObject(5, at);
        statement.setObject(6, 1, Types.INTEGER);
        ResultSet rows = statement.executeQuery();

        assertThat(rows.next()).isTrue();
        assertThat(rows.getBigDecimal(1)).isEqualByComparingTo("1.5");
        assertThat((Object[]) rows.getArray(2).getArray()).containsExactly("x", "y,\"z");
        assertThat(rows.getString(3)).isEqualTo("b");
        assertThat(rows.getBytes(4)).containsExactly(1, 2, 3);
        assertThat(rows.getObject(5, OffsetDateTime.class)).isEqualTo(at);
        assertThat(rows.next()).isFalse();
      }
    }

    @Test
    void undeclaredTypes_areFound_alsoWhenPrepared() throws SQLException {
      PreparedStatement statement = prepare(
          "select name from app.item where (at is null or at > ?) and (name = ? or id = ? or id = ?)"
              + " order by id");
      for (int i = 0; i < 12; i++) {
        statement.setTimestamp(1, new Timestamp(0));
        statement.setObject(2, "one", Types.OTHER);
        statement.setObject(3, i % 2 == 0 ? null : 3);
        statement.setNull(4, Types.OTHER);
        assertThat(Shop.column(statement.executeQuery()))
            .containsExactly(i % 2 == 0 ? new String[] {"one"} : new String[] {"one", "three"});
      }
    }

    @Test
    void array_canBePassedOn() throws SQLException {
      statement().execute("update app.item set tags = array['x', 'y'] where id = 1");
      ResultSet rows = statement().executeQuery("select tags from app.item where id = 1");
      rows.next();
      PreparedStatement statement = prepare("update app.item set tags = ? where id = 2");
      statement.setArray(1, rows.getArray(1));
      statement.executeUpdate();

      assertThat(Shop.values(connection, "select tags[2] from app.item where id = 2"))
          .containsExactly("y");
      assertThat(Shop.column(rows.getArray(1).getResultSet())).containsExactly("1", "2");
    }

    @Test
    void streams_areRead() throws SQLException {
      PreparedStatement statement = prepare(INSERT);
      statement.setInt(1, 4);
      statement.setCharacterStream(2, new StringReader("four"));
      statement.setBinaryStream(3, new ByteArrayInputStream(new byte[] {4, 4}), 2);
      statement.executeUpdate();
      statement.setInt(1, 5);
      statement.setAsciiStream(
          2, new ByteArrayInputStream("five".getBytes(StandardCharsets.US_ASCII)), 4);
      statement.setBinaryStream(3, new ByteArrayInputStream(new byte[] {5, 5, 5}));
      statement.executeUpdate();

      assertThat(Shop.values(
              connection, "select name || length(bytes) from app.item where id > 3 order by id"))
          .containsExactly("four2", "five3");
    }

    @Test
    void metaData_isThere_beforeExecution() throws SQLException {
      PreparedStatement statement = prepare("select id, name as label from app.item where id = ?");
      ResultSetMetaData columns = statement.getMetaData();

      assertThat(columns.getColumnCount()).isEqualTo(2);
      assertThat(columns.getColumnLabel(2)).isEqualTo("label");
      assertThat(columns.getColumnTypeName(1)).isEqualTo("serial");
      assertThat(prepare("update app.item set name = 'x'").getMetaData()).isNull();

      for (int i = 0; i < 12; i++) {
        statement.setInt(1, 1);
        assertThat(statement.executeQuery().next()).isTrue();
        assertThat(statement.getMetaData().getColumnCount()).isEqualTo(2);
      }
    }

    @Test
    void parameterMetaData_isTheCallers() throws SQLException {
      PreparedStatement statement =
          prepare("update app.item set name = ? where id = ? returning *");
      ParameterMetaData parameters = statement.getParameterMetaData();

      assertThat(parameters.getParameterCount()).isEqualTo(2);
      assertThat(parameters.getParameterTypeName(1)).isEqualTo("text");
      assertThat(parameters.getParameterTypeName(2)).isEqualTo("int4");
      assertThat(parameters.getParameterClassName(2)).isEqualTo("java.lang.Integer");
      assertThat(parameters.getParameterMode(2)).isEqualTo(ParameterMetaData.parameterModeIn);
      assertThat(state(() -> parameters.getParameterType(3))).isEqualTo("22023");

      for (int i = 0; i < 12; i++) {
        statement.setString(1, "x");
        statement.setInt(2, 1);
        assertThat(statement.executeQuery().next()).isTrue();
        assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
      }
    }

    @Test
    void severalStatements_shareTheirParameters() throws SQLException {
      PreparedStatement statement = prepare(
          "update app.item set name = ? where id = 1; select name from app.item where id = ?");
      statement.setString(1, "eins");
      statement.setInt(2, 1);

      assertThat(statement.execute()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(1);
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(Shop.column(statement.getResultSet())).containsExactly("eins");
    }
  }
}
