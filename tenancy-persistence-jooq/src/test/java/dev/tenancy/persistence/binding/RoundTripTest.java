package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Round trips, counted on the wire. The plain driver is the control. */
class RoundTripTest {

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.TEMPLATE);

  static WireCounter wire;

  @BeforeAll
  static void startProxy() {
    wire = WireCounter.before(Shop.app(postgres));
  }

  @AfterAll
  static void stopProxy() throws Exception {
    wire.close();
  }

  @BeforeEach
  void fill() {
    Shop.fill(postgres);
  }

  abstract static class Trips {
    abstract DataSource dataSource();

    /** Outside of one, where a statement needs one of its own. */
    abstract int tripsOfATransaction();

    @Test
    void statement_takesOne_firstAndLater() throws Exception {
      try (Connection connection = dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        for (int i = 0; i < 20; i++) {
          assertThat(wire.trips(
                  () -> Statements.read(statement.executeQuery("select name from app.item"), 3)))
              .isEqualTo(1);
          assertThat(wire.trips(() -> statement.executeUpdate("update app.item set price = 1")))
              .isEqualTo(1);
        }
      }
    }

    @Test
    void preparedStatement_takesOne_eachTimePrepared() throws Exception {
      try (Connection connection = dataSource().getConnection()) {
        for (int i = 0; i < 20; i++) {
          assertThat(wire.trips(() -> Statements.byId(connection, 2))).isEqualTo(1);
          assertThat(wire.trips(() -> Statements.rename(connection, 2, "two"))).isEqualTo(1);
        }
      }
    }

    @Test
    void preparedStatement_takesOne_whenUsedAgain() throws Exception {
      try (Connection connection = dataSource().getConnection();
          PreparedStatement statement = connection.prepareStatement(Statements.BY_ID)) {
        for (int i = 0; i < 20; i++) {
          statement.setInt(1, 1 + i % 3);
          assertThat(wire.trips(() -> Statements.read(statement.executeQuery(), 1)))
              .isEqualTo(1);
        }
      }
    }

    @Test
    void returning_takesOne() throws Exception {
      try (Connection connection = dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        for (int i = 0; i < 20; i++) {
          assertThat(wire.trips(() -> Statements.returning(statement))).isEqualTo(1);
        }
      }
    }

    @Test
    void whatCannotBePipelined_takesThoseOfATransaction() throws Exception {
      int expected = tripsOfATransaction();
      try (Connection connection = dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        Statements.function(connection); // the first that may leave something asks for the settings
        for (int i = 0; i < 20; i++) {
          assertThat(wire.trips(() -> Statements.generatedKeys(statement))).isEqualTo(expected);
          assertThat(wire.trips(() -> Statements.function(connection))).isEqualTo(expected);
          assertThat(wire.trips(() -> Statements.procedure(connection))).isEqualTo(expected);
          assertThat(wire.trips(() -> Statements.several(statement))).isEqualTo(expected);
          assertThat(wire.trips(() -> statement.execute("do 'begin perform app.note(''x''); end'")))
              .isEqualTo(expected);
        }
      }
    }

    @Test
    void transaction_takesOneMoreThanStatements() throws Exception {
      try (Connection connection = dataSource().getConnection()) {
        connection.setAutoCommit(false);
        for (int i = 0; i < 20; i++) {
          int trips = wire.trips(() -> {
            Statements.byId(connection, 1);
            Statements.rename(connection, 2, "zwei");
            Statements.byId(connection, 3);
            connection.commit();
          });
          assertThat(trips).isEqualTo(4);
        }
      }
    }

    @Test
    void transaction_takesNothing_whenNothingIsSent() throws Exception {
      try (Connection connection = dataSource().getConnection()) {
        assertThat(wire.trips(() -> {
              connection.setAutoCommit(false);
              connection.prepareStatement(Statements.BY_ID).close();
              connection.rollback();
            }))
            .isZero();
      }
    }

    @Test
    void harmlessUse_takesNothingToClose() throws Exception {
      Connection connection = dataSource().getConnection();
      Statements.byId(connection, 1);
      Statements.rename(connection, 1, "eins");
      assertThat(wire.trips(connection::close)).isZero();
    }

    @Test
    void error_takesOne() throws Exception {
      try (Connection connection = dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        assertThat(wire.trips(() -> {
              try {
                statement.executeUpdate("update app.item set price = -1");
                throw new AssertionError("no error");
              } catch (SQLException expected) {
                assertThat(expected.getSQLState()).isEqualTo("23514");
              }
            }))
            .isEqualTo(1);
      }
    }
  }

  @Nested
  class Plain extends Trips {
    @Override
    DataSource dataSource() {
      var through = wire.through(Shop.app(postgres));
      through.setOptions("-c tenancy.tenant_id=" + Shop.ACME);
      return through;
    }

    @Override
    int tripsOfATransaction() {
      return 1;
    }
  }

  /** The same through both walls, as jOOQ sends it. */
  @Nested
  class Scoped {
    @Test
    void statementTakesOne_andTransactionOneMoreThanStatements() throws Exception {
      try (Connection driver = wire.through(Shop.app(postgres)).getConnection()) {
        TenantDatabase database =
            TenantDatabase.on(Single.keeping(driver), TenantPolicy.column("tenant_id"));
        for (int i = 0; i < 10; i++) {
          assertThat(
                  wire.trips(() -> assertThat(items(database.scope(Shop.ACME))).hasSize(3)))
              .isEqualTo(1);
          assertThat(wire.trips(() -> rename(database.scope(Shop.ACME)))).isEqualTo(1);
          int trips = wire.trips(() -> database.transaction(Shop.GLOBEX, globex -> {
            rename(globex);
            assertThat(items(globex)).containsExactly("x");
            return rename(globex);
          }));
          assertThat(trips).isEqualTo(3 + 1);
        }
      }
    }

    private static List<String> items(DSLContext scope) {
      return scope.select(Item.ITEM.name).from(Item.ITEM).fetch(Item.ITEM.name);
    }

    private static int rename(DSLContext scope) {
      return scope.update(Item.ITEM).set(Item.ITEM.name, "x").execute();
    }
  }

  @Nested
  class Bound extends Trips {
    @Override
    DataSource dataSource() {
      return BoundConnections.on(wire.through(Shop.app(postgres))).of(Shop.ACME);
    }

    @Override
    int tripsOfATransaction() {
      return 3;
    }

    @Test
    void whatCannotBePipelined_takesAtMostOneMore_inATransaction() throws Exception {
      try (Connection connection = dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        Statements.function(connection);
        connection.setAutoCommit(false);
        for (int i = 0; i < 20; i++) {
          assertThat(wire.trips(() -> Statements.generatedKeys(statement))).isLessThanOrEqualTo(2);
          assertThat(wire.trips(() -> Statements.function(connection))).isLessThanOrEqualTo(2);
          assertThat(wire.trips(() -> Statements.several(statement))).isLessThanOrEqualTo(2);
        }
      }
    }

    @Test
    void batch_takesATransaction_ofItsOwn() throws Exception {
      try (Connection connection = dataSource().getConnection();
          PreparedStatement statement = connection.prepareStatement(Statements.RENAME)) {
        for (int id = 1; id <= 3; id++) {
          statement.setString(1, "x");
          statement.setInt(2, id);
          statement.addBatch();
        }
        assertThat(wire.trips(statement::executeBatch)).isEqualTo(3);
        assertThat(wire.trips(statement::executeBatch)).isZero();
      }
    }

    @Test
    void cleaning_takesOne_andOneMoreOnceForEachConnection() throws Exception {
      Connection driver = wire.through(Shop.app(postgres)).getConnection();
      DataSource single = BoundConnections.on(Single.keeping(driver)).of(Shop.ACME);
      try (driver) {
        for (int expected : new int[] {3, 2, 2}) {
          assertThat(wire.trips(() -> {
                try (Connection connection = single.getConnection();
                    Statement statement = connection.createStatement()) {
                  statement.execute("set work_mem = '1MB'");
                }
              }))
              .isEqualTo(expected);
        }
      }
    }

    @Test
    void undeclaredParameters_takeOne_andStayBound() throws Exception {
      String sql = "select name from app.item where at is null or at < ? or at = ? or id = ?";
      try (Connection connection = dataSource().getConnection()) {
        for (int i = 0; i < 20; i++) {
          assertThat(wire.trips(() -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                  statement.setTimestamp(1, new Timestamp(0));
                  statement.setDate(2, new Date(0));
                  statement.setInt(3, 1);
                  Statements.read(statement.executeQuery(), 3);
                }
              }))
              .isEqualTo(1);
        }
      }
    }
  }
}
