package dev.tenancy.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That what the audit calls a hole is one: each attack reaches nothing of the other tenant on the
 * protected database, something through the hole, and the audit has noticed.
 */
class AttackTest {
  private static final String DENIED = "42501";

  @RegisterExtension
  static final ShopServer server = new ShopServer();

  static Stream<Attack> attacks() {
    return Attacks.all();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void attack_reachesTheOtherTenant_throughItsHoleOnly(Attack attack) throws SQLException {
    try (Shop walled = server.copy();
        Shop holed = server.copy()) {
      assertThat(reached(walled, attack)).isZero();
      assertThat(count(walled, attack.control())).isPositive();
      try {
        holed.execute(attack.hole());

        assertThat(reached(holed, attack)).isPositive();
        assertThat(holed.audit().errors()).isNotEmpty();
      } finally {
        holed.execute(attack.cleanup());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set role tenancy_owner",
        "set role shop_owner",
        "set role postgres",
        "set session authorization postgres",
        "set session authorization tenancy_owner"
      })
  void role_cannotBeChangedUpwards(String sql) throws SQLException {
    try (Shop shop = server.copy()) {
      assertThat(stateOf(shop, sql)).isEqualTo(DENIED);
      assertThat(stateOf(shop, "reset role; set role none")).isEqualTo("00000");
    }
  }

  @Test
  void rowSecurityOff_isAnErrorAndNotALeak() {
    try (Shop shop = server.copy()) {
      assertThat(stateOf(shop, "set row_security = off; select * from shop.product"))
          .isEqualTo(DENIED);
      assertThat(stateOf(shop, "set row_security = on; select * from shop.product"))
          .isEqualTo("00000");
    }
  }

  @Test
  void rowSecurityWithoutPolicy_isClosed() throws SQLException {
    try (Shop shop = server.copy()) {
      assertThat(count(shop, "select count(*) from shop.product")).isEqualTo(1);
      shop.execute("drop policy tenant_isolation on shop.product");

      assertThat(count(shop, "select count(*) from shop.product")).isZero();
    }
  }

  @Test
  void unprotected_opensAndProtect_closes() throws SQLException {
    String all = "select count(*) from shop.product";
    try (Shop shop = server.copy()) {
      shop.execute("select tenancy.unprotect('shop.product')");
      assertThat(count(shop, all)).isEqualTo(2);

      shop.executeAs("shop_owner", "select tenancy.protect('shop.product')");
      assertThat(count(shop, all)).isEqualTo(1);
    }
  }

  /** How much of tenant B; an attack that is refused reaches nothing. */
  private static long reached(Shop shop, Attack attack) {
    long answer = 0;
    try {
      answer = send(shop, attack.bound() ? Shop.AS_A : "select 1", attack.sql());
    } catch (SQLException refused) {
      // What it did in spite of that is seen below.
    }
    return attack.evidence().map(shop::value).map(Long::parseLong).orElse(answer);
  }

  private static long count(Shop shop, String sql) throws SQLException {
    return send(shop, Shop.AS_A, sql);
  }

  private static long send(Shop shop, String bind, String sql) throws SQLException {
    try (Connection connection = shop.as("tenancy_app").getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(bind);
      boolean rows = statement.execute(sql);
      while (!rows && statement.getUpdateCount() >= 0) {
        rows = statement.getMoreResults();
      }
      long answer = 0;
      if (rows) {
        try (ResultSet result = statement.getResultSet()) {
          result.next();
          answer = result.getLong(1);
        }
      }
      connection.commit();
      return answer;
    }
  }

  private static String stateOf(Shop shop, String sql) {
    try {
      shop.executeAs("tenancy_app", sql);
      return "00000";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
