package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Cases that hold for the plain driver and for a bound connection alike: each class runs on both. */
abstract class JdbcCases {
  Connection connection;

  abstract PostgresExtension postgres();

  abstract DataSource dataSource();

  @BeforeEach
  final void connect() throws SQLException {
    Shop.fill(postgres());
    connection = dataSource().getConnection();
  }

  @AfterEach
  final void disconnect() throws SQLException {
    connection.close();
    // Whatever the case was, it did not touch the neighbour.
    if (!Shop.values(
            postgres().dataSource("postgres"),
            "select name || ' ' || price from app.item where tenant_id = '" + Shop.GLOBEX + "'")
        .equals(List.of("theirs 9.00"))) {
      throw new AssertionError("the neighbour's row has changed");
    }
  }

  final Statement statement() throws SQLException {
    return connection.createStatement();
  }

  final PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  final List<String> names() throws SQLException {
    return Shop.values(connection, "select name from app.item order by id");
  }

  /** As a third party sees what was committed. */
  final List<String> committed() {
    return Shop.values(
        postgres().dataSource("postgres"),
        "select name from app.item where tenant_id = '" + Shop.ACME + "' order by id");
  }

  static SQLException failure(ThrowingCallable act) {
    return catchThrowableOfType(SQLException.class, act);
  }

  static String stateAndMessage(ThrowingCallable act) {
    SQLException failure = failure(act);
    return failure.getSQLState() + " " + failure.getMessage();
  }

  static String state(ThrowingCallable act) {
    SQLException failure = failure(act);
    return failure == null ? "00000" : failure.getSQLState();
  }
}
