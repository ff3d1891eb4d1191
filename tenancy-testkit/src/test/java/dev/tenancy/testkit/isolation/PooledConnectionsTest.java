package dev.tenancy.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenancy.testkit.isolation.report.Attempt;
import dev.tenancy.testkit.isolation.report.Outcome;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** The suite through connections that an application binds when it takes them out of a pool. */
class PooledConnectionsTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.ROLES);

  private Connection only;

  @BeforeEach
  void create() throws SQLException {
    Shop.create(postgres.dataSource("postgres"));
    only = postgres.dataSource(Shop.APP).getConnection();
  }

  @AfterEach
  void close() throws SQLException {
    only.close();
  }

  @Test
  void connectionsThatAreCleaned_withstand() throws SQLException {
    List<Attempt> attempts = attempts("discard all");

    assertThat(attempts).noneMatch(attempt -> attempt.outcome().isRed());
    assertThat(attempts)
        .filteredOn(attempt -> attempt.object().equals("connections of the pool"))
        .extracting(Attempt::attack, Attempt::outcome)
        .contains(
            tuple("finds a cursor that another has left open", Outcome.WITHSTOOD),
            tuple("finds another tenant bound, by shop.tenant", Outcome.WITHSTOOD));
    assertThat(attempts)
        .filteredOn(attempt -> attempt.object().equals("shop.invoice"))
        .extracting(Attempt::context)
        .contains("a transaction bound by SQL", "the pool", "the pool, without a transaction");
  }

  @Test
  void connectionsThatAreClosed_withstand() throws SQLException {
    List<Attempt> attempts = Shop.suite(postgres::dataSource)
        .through("the pool", PooledConnectionsTest::unpooled)
        .run()
        .attempts();

    assertThat(attempts).noneMatch(attempt -> attempt.outcome().isRed());
    assertThat(attempts).extracting(Attempt::what).contains("the connection was closed");
  }

  @Test
  void whatIsLeftOnConnections_isFound() throws SQLException {
    assertThat(attempts("select 1"))
        .filteredOn(attempt -> attempt.outcome() == Outcome.LEAK)
        .extracting(Attempt::attack)
        .containsExactlyInAnyOrder(
            "finds a cursor that another has left open",
            "finds a temporary table of another's",
            "finds a setting of another's",
            "finds a lock that another has kept",
            "hears what another listens to");
  }

  @Test
  void connectionsThatAreBoundToSomebodyElse_areFound() throws SQLException {
    String one = UUID.randomUUID().toString();
    List<Attempt> attempts = Shop.suite(postgres::dataSource)
        .through("the pool", tenant -> bound(one, "discard all"))
        .run()
        .red();

    assertThat(attempts).anySatisfy(attempt -> {
      assertThat(attempt.object()).isEqualTo("shop.customer");
      assertThat(attempt.context()).isEqualTo("the pool");
      assertThat(attempt.outcome()).isEqualTo(Outcome.UNPROVEN);
    });
  }

  private List<Attempt> attempts(String cleaning) throws SQLException {
    Shop.run(
        postgres.dataSource("postgres"),
        "grant temporary on database \""
            + ((PGSimpleDataSource) postgres.dataSource("postgres")).getDatabaseName()
            + "\" to shop_app");
    return Shop.suite(postgres::dataSource)
        .through("the pool", tenant -> bound(tenant, cleaning))
        .run()
        .attempts();
  }

  /** A connection for each time. */
  private static DataSource unpooled(String tenant) {
    PGSimpleDataSource dataSource = (PGSimpleDataSource) postgres.dataSource(Shop.APP);
    dataSource.setOptions("-c shop.tenant=" + tenant);
    return dataSource;
  }

  /** The one connection, bound when it is taken, and cleaned when it is given back. */
  private DataSource bound(String tenant, String cleaning) {
    return new PGSimpleDataSource() {
      private static final long serialVersionUID = 1L;

      @Override
      public Connection getConnection() throws SQLException {
        only.setAutoCommit(true);
        try (PreparedStatement statement =
            only.prepareStatement("select set_config('shop.tenant', ?, false)")) {
          statement.setString(1, tenant);
          statement.execute();
        }
        return (Connection) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                only.setAutoCommit(true);
                try (Statement statement = only.createStatement()) {
                  statement.execute(cleaning);
                }
                return null;
              }
              try {
                return method.invoke(only, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
      }
    };
  }
}
