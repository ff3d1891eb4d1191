package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.tools.jdbc.DefaultConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No text gets past the binding, whichever method of JDBC takes it. */
class SingleTextTest {
  private static final String SETTING = "set application_name = 'past the binding'";

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.TEMPLATE);

  private final TenantId tenant = new TenantId(UUID.randomUUID());

  @Test
  void everyMethodThatTakesAText_isRefused_byStatementsThatHaveOne() throws SQLException {
    try (Connection connection = bound();
        PreparedStatement prepared = connection.prepareStatement("select 1");
        PreparedStatement call = connection.prepareCall("select 1")) {
      List<Method> methods = Arrays.stream(Statement.class.getMethods())
          .filter(method -> method.getParameterCount() > 0)
          .filter(method -> method.getParameterTypes()[0] == String.class)
          .filter(method ->
              method.getName().startsWith("execute") || method.getName().equals("addBatch"))
          .toList();
      assertThat(methods).hasSizeGreaterThanOrEqualTo(14);
      for (Method method : methods) {
        for (PreparedStatement statement : List.of(prepared, call)) {
          assertThatThrownBy(() -> method.invoke(statement, arguments(method)))
              .as(method.toString())
              .isInstanceOf(InvocationTargetException.class)
              .hasCauseInstanceOf(SQLException.class);
        }
      }
      assertThat(prepared.executeQuery().next()).as("control").isTrue();
    }
  }

  @Test
  void closedConnection_runsNothing_whereThePoolLeavesItOpen() throws SQLException {
    try (Connection raw = Shop.app(postgres).getConnection()) {
      Connection unclosable = new DefaultConnection(raw) {
        @Override
        public void close() {}
      };
      Connection connection =
          BoundConnections.on(Single.of(unclosable)).of(tenant).getConnection();
      connection.setAutoCommit(false);
      Statement statement = connection.createStatement();
      assertThat(statement.execute("select 1")).isTrue();
      connection.close();

      assertThatThrownBy(() -> statement.execute("select 1")).hasMessageContaining("closed");
      assertThatThrownBy(() -> connection.createStatement().execute("select 1"))
          .hasMessageContaining("closed");
      assertThatThrownBy(() -> connection.prepareStatement("select 1"))
          .hasMessageContaining("closed");
    }
  }

  @Test
  void connectionInSomebodyElsesTransaction_isRefused() throws SQLException {
    try (Connection raw = Shop.app(postgres).getConnection()) {
      raw.setAutoCommit(false);

      assertThatThrownBy(() -> BoundConnections.on(Single.of(raw)).of(tenant).getConnection())
          .hasMessageContaining("autocommit off");
    }
  }

  @Test
  void lock_andVerticalTab_areRefused() throws SQLException {
    try (Connection connection = bound();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("lock table app.item in access exclusive mode"))
          .hasMessageContaining("keeps all tenants waiting");
      assertThatThrownBy(() -> statement.execute("select \u000be'\\' ', 1, e'\\' '"))
          .hasMessageContaining("vertical tab");
    }
  }

  private Connection bound() throws SQLException {
    return BoundConnections.on(Shop.app(postgres)).of(tenant).getConnection();
  }

  private static Object[] arguments(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(type -> type == String.class
            ? SETTING
            : type == int.class
                ? Statement.RETURN_GENERATED_KEYS
                : type == int[].class ? new int[] {1} : new String[] {"id"})
        .toArray();
  }
}
