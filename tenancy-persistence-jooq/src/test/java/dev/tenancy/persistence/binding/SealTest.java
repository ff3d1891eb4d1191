package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A data source that sends only what carries the seal. */
class SealTest {
  private static final Seal SEAL =
      new Seal("seal-5c1e:", "tenant-9d02", "checked-77aa ", Unsealed::new, Foreign::new);
  private static final String SEALED = SEAL.stamp();
  private static final String TENANT = SEAL.tenant();
  private static final String COUNT =
      SEALED + "select count(*) from app.item where tenant_id = " + TENANT + " and id >= ?";

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.TEMPLATE);

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    Shop.fill(postgres);
    connection = BoundConnections.sealed(Shop.app(postgres), SEAL).of(Shop.ACME).getConnection();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void unsealedText_isRefused_everywhere() throws SQLException {
    String sql = "delete from app.item";
    connection.setAutoCommit(false);
    Statement statement = connection.createStatement();
    String[] keys = {"id"};
    for (ThrowingCallable act : List.<ThrowingCallable>of(
        () -> connection.prepareStatement(sql),
        () -> connection.prepareStatement(sql, 1),
        () -> connection.prepareStatement(sql, keys),
        () -> connection.prepareStatement(sql, new int[] {1}),
        () -> connection.prepareStatement(sql, 1003, 1007),
        () -> connection.prepareStatement(sql, 1003, 1007, 1),
        () -> connection.prepareCall(SEALED + sql),
        () -> connection.prepareCall(SEALED + sql, 1003, 1007),
        () -> connection.prepareCall(SEALED + sql, 1003, 1007, 1),
        () -> connection.getMetaData(),
        () -> statement.execute(sql),
        () -> statement.execute(sql, 1),
        () -> statement.execute(sql, keys),
        () -> statement.execute(sql, new int[] {1}),
        () -> statement.executeQuery(sql),
        () -> statement.executeUpdate(sql),
        () -> statement.executeUpdate(sql, 1),
        () -> statement.executeUpdate(sql, keys),
        () -> statement.executeUpdate(sql, new int[] {1}),
        () -> statement.executeLargeUpdate(sql),
        () -> statement.executeLargeUpdate(sql, 1),
        () -> statement.executeLargeUpdate(sql, keys),
        () -> statement.executeLargeUpdate(sql, new int[] {1}),
        () -> statement.addBatch(sql))) {
      assertThatThrownBy(act).isInstanceOf(Unsealed.class);
    }
    connection.commit();
    assertThat(count(1)).isEqualTo("3");
  }

  @Test
  void tenant_isAParameter_thatIsNotCounted() throws SQLException {
    for (boolean autoCommit : new boolean[] {true, false}) {
      connection.setAutoCommit(autoCommit);
      for (int i = 0; i < 8; i++) {
        assertThat(count(1)).isEqualTo("3");
        assertThat(count(2)).isEqualTo("2");
      }
    }
    connection.rollback();
  }

  @Test
  void tenant_isThere_inAllKindsOfStatements() throws SQLException {
    String insert =
        SEALED + "insert into app.item (id, tenant_id, name) values (?, " + TENANT + ", ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int id = 10; id < 13; id++) {
        statement.setInt(1, id);
        statement.setString(2, "n" + id);
        statement.addBatch();
      }
      statement.executeBatch();
      statement.clearParameters();
      statement.setInt(1, 13);
      statement.setString(2, "n13");
      statement.executeUpdate();
      assertThat(statement.getParameterMetaData().getParameterTypeName(2)).isEqualTo("varchar");
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
    }
    try (Statement statement = connection.createStatement()) {
      String update = SEALED + "update app.item set price = 7 where tenant_id = " + TENANT;
      assertThat(statement.executeUpdate(update)).isEqualTo(7);
      statement.addBatch(update);
      assertThat(statement.executeBatch()).containsExactly(7);
      assertThat(statement.executeUpdate(update, Statement.RETURN_GENERATED_KEYS))
          .isEqualTo(7);
      connection.setAutoCommit(false);
      assertThat(statement.executeUpdate(update)).isEqualTo(7);
      assertThat(statement.executeUpdate(update)).isEqualTo(7);
      connection.commit();
    }
    assertThat(count(10)).isEqualTo("4");
  }

  @Test
  void checkedParameter_isTheTenant_orNothingIsSent() throws SQLException {
    String insert = SEALED + "insert into app.item (id, tenant_id, name) values (?, "
        + SEAL.checked() + "?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setInt(1, 10);
      statement.setString(3, "new");
      for (Object foreign : new Object[] {Shop.GLOBEX.value(), Shop.GLOBEX.toString(), "", 1}) {
        assertThatThrownBy(() -> statement.setObject(2, foreign))
            .isInstanceOf(Foreign.class)
            .hasMessageContaining("insert into app.item");
      }
      assertThatThrownBy(() -> statement.setString(2, "x")).isInstanceOf(Foreign.class);
      assertThatThrownBy(() -> statement.setInt(2, 1))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("takes a UUID");
      assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);

      statement.setObject(2, Shop.ACME.value());
      statement.executeUpdate();
      statement.setInt(1, 11);
      statement.setObject(2, Shop.ACME.value().toString(), Types.OTHER);
      statement.addBatch();
      statement.setInt(1, 12);
      statement.setNull(2, Types.OTHER);
      statement.addBatch();
      statement.executeBatch();
    }
    assertThat(count(10)).isEqualTo("3");
  }

  private String count(int from) throws SQLException {
    return Shop.values(connection, COUNT, from).get(0);
  }

  private static final class Foreign extends RuntimeException {
    private static final long serialVersionUID = 1;

    Foreign(String text) {
      super(text);
    }
  }

  private static final class Unsealed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsealed(String what) {
      super(what);
    }
  }
}
