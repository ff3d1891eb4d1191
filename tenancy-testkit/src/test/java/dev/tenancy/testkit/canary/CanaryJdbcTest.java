package dev.tenancy.testkit.canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

class CanaryJdbcTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(CanaryJdbcTest::migrate));

  private final Canary<String> canary = Canary.of("globex");
  private final DataSource plain = postgres.dataSource("postgres");
  private final DataSource watched = canary.watch(plain);

  private static void migrate(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("""
          create table note (
            tenant text, body text unique, bytes bytea, words text[], ref uuid, total bigint, doc xml);
          create function shout(tenant text) returns text language plpgsql as $$
            begin raise exception '%', (select body from note where note.tenant = shout.tenant); end $$;
          create function mutter(tenant text) returns void language plpgsql as $$
            begin raise warning '%', (select body from note where note.tenant = mutter.tenant); end $$""");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void plant() throws SQLException {
    try (Connection connection = plain.getConnection()) {
      connection.createStatement().execute("truncate note");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into note values (?, ?, ?, ?, ?, ?, ?::xml)")) {
        for (var row : Map.of("acme", Canary.of("acme"), "globex", canary).entrySet()) {
          Canary<String> values = row.getValue();
          insert.setString(1, row.getKey());
          insert.setString(2, "Call " + values.text());
          insert.setBytes(3, values.email().getBytes(UTF_8));
          insert.setArray(4, connection.createArrayOf("text", new String[] {"a", values.text()}));
          insert.setObject(5, values.uuid());
          insert.setLong(6, values.number());
          insert.setString(7, "<a>" + values.text() + "</a>");
          insert.executeUpdate();
        }
      }
    }
  }

  /** A way to read something of one row. */
  record Reading(String columns, Getter getter) {
    @Override
    public String toString() {
      return columns;
    }
  }

  interface Getter {
    Object from(ResultSet row) throws Exception;
  }

  static Stream<Reading> readings() {
    return Stream.of(
        new Reading("body, 'getString'", row -> row.getString(1)),
        new Reading("body, 'getString by name'", row -> row.getString("body")),
        new Reading("body, 'getObject'", row -> row.getObject(1)),
        new Reading("ref, 'getObject of a class'", row -> row.getObject(1, UUID.class)),
        new Reading("total, 'getLong'", row -> row.getLong(1)),
        new Reading("total, 'getBigDecimal'", row -> row.getBigDecimal(1)),
        new Reading("bytes, 'getBytes'", row -> row.getBytes(1)),
        new Reading("bytes, 'getBinaryStream'", row -> row.getBinaryStream(1).readAllBytes()),
        new Reading("uuid_send(ref), 'getBytes'", row -> row.getBytes(1)),
        new Reading(
            "body, 'getCharacterStream'", row -> row.getCharacterStream(1).read()),
        new Reading("words, 'getArray'", row -> row.getArray(1).getArray()),
        new Reading("array[bytes], 'getArray'", row -> row.getArray(1).getArray()),
        new Reading("words, 'getArray, its rows'", row -> {
          ResultSet elements = row.getArray(1).getResultSet();
          String last = "";
          while (elements.next()) {
            last = elements.getString(2);
          }
          return last;
        }),
        new Reading("doc, 'getSQLXML'", row -> row.getSQLXML(1).getString()),
        new Reading("jsonb_build_object('text', body), 'getObject'", row -> row.getObject(1)),
        new Reading("encode(convert_to(body, 'UTF8'), 'base64')", row -> row.getString(1)));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void mark_isSeen_howeverItIsRead(Reading reading) {
    assertLeaks(reading, "JDBC ");
  }

  @ParameterizedTest
  @MethodSource("readings")
  void nothing_isSeen_whenEverybodyReadsTheirOwn(Reading reading) {
    canary.assertUnseenBy("acme", tenant -> read(watched, tenant, reading));
  }

  @Test
  void mark_isSeen_whenTheApplicationDropsIt() {
    Reading dropping = new Reading("body", row -> row.getString(1).length());

    assertLeaks(dropping, "JDBC ResultSet.getString: Call " + canary.text());
  }

  @Test
  void mark_isSeen_whenAnExceptionTellsIt() {
    assertLeaks(new Reading("shout(tenant)", row -> ""), "JDBC PreparedStatement.executeQuery: ");
  }

  @Test
  void mark_isSeen_whenAWarningTellsIt() {
    assertLeaks(
        new Reading("mutter(tenant)", row -> row.getStatement().getWarnings()),
        "JDBC Statement.getWarnings: ");
  }

  @Test
  void mark_isSeen_whenAStatementReturnsWhatItWrote() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> canary.assertUnseenBy("acme", tenant -> {
          try (Connection connection = watched.getConnection();
              PreparedStatement update =
                  connection.prepareStatement("update note set total = 1", new String[] {"body"})) {
            update.executeUpdate();
            ResultSet written = update.getGeneratedKeys();
            while (written.next()) {
              written.getString(1);
            }
          }
        }))
        .withMessageContaining(canary.text());
  }

  @Test
  void nothingIsShown_whenTheApplicationReadsPastTheWatch() {
    Reading body = new Reading("body", row -> row.getString(1));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> canary.assertUnseenBy(
            "acme", tenant -> canary.check("text", read(plain, tenant, body).toString())))
        .withMessageStartingWith("nothing is shown: JDBC sees no mark");
  }

  @Test
  void watch_isUnnoticed_byTheDriver() throws SQLException {
    try (Connection connection = watched.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      Savepoint savepoint = connection.setSavepoint();
      statement.execute("delete from note");
      connection.rollback(savepoint);
      Array words = connection.createArrayOf("text", new String[] {"one", "two"});
      try (PreparedStatement select = connection.prepareStatement("select ?")) {
        select.setArray(1, words);
        ResultSet rows = select.executeQuery();
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("{one,two}");
        assertThat(select.getConnection()).isEqualTo(connection).hasSameHashCodeAs(connection);
      }
      assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
      assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute("select 1 / 0"))
          .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("22012"));
    }
  }

  /** Lets a reading of the bystander's row happen whoever asks. */
  private void assertLeaks(Reading reading, String where) {
    Reading control = new Reading("body", row -> row.getString(1));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> canary.assertUnseenBy("acme", tenant -> {
          if (tenant.equals("globex")) {
            read(watched, "globex", control);
          } else {
            read(watched, "globex", reading);
          }
        }))
        .withMessageStartingWith("marks of globex come out on behalf of acme:\n  " + where);
  }

  private static Object read(DataSource database, String tenant, Reading reading) throws Exception {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(
            "select " + reading.columns() + " from note where tenant = ?")) {
      select.setString(1, tenant);
      ResultSet rows = select.executeQuery();
      assertThat(rows.next()).isTrue();
      return reading.getter().from(rows);
    }
  }
}
