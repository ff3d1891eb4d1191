package dev.tenancy.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.testkit.postgres.PostgresExtension;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A schema with row security written by hand. */
class IsolationSuiteTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.ROLES);

  @BeforeEach
  void create() {
    Shop.create(superuser());
  }

  @Test
  void schemaWithoutHoles_withstands() {
    assertThat(DynamicTests.failures(suite().tests())).isEmpty();
    assertThat(DynamicTests.names(suite().tests()))
        .contains(
            "shop.customer / reads a row",
            "shop.customer / learns of values through customer_tenant_id_email_key",
            "shop.invoice / refers to a row through invoice_tenant_id_customer_fkey",
            "shop.invoice_2025 / empties the table",
            "shop.customer / reads rows as the table's owner",
            "shop.country / reaches what belongs to no tenant",
            "shop_app / is above row security");
  }

  @Test
  void nothingToAttack_isAnError_notAGreenTree() {
    assertThatThrownBy(() -> suite().discriminator("org_id").tests())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no table has a column org_id");
  }

  @Test
  void nameOfNoTable_isAnError() {
    assertThatThrownBy(() -> suite().shared("shop.land").tests())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no table shop.land");
  }

  private static IsolationSuite suite() {
    return Shop.suite(postgres::dataSource);
  }

  private static DataSource superuser() {
    return postgres.dataSource("postgres");
  }
}
