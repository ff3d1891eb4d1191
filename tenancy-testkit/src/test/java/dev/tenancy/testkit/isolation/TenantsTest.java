package dev.tenancy.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.testkit.isolation.report.Attempt;
import dev.tenancy.testkit.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants whose ids are no UUIDs. */
class TenantsTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.ROLES);

  @ParameterizedTest
  @ValueSource(strings = {"smallint", "int", "bigint", "numeric", "text", "varchar(36)"})
  void idsOfAnyType_areMade(String type) {
    Shop.create(postgres.superuser(), type);

    assertThat(suite().run().red()).isEmpty();
    openCustomers();
    assertThat(suite().run().red()).extracting(Attempt::attack).contains("reads a row");
  }

  @Test
  void idsThatAreGiven_areUsed() {
    Shop.create(postgres.superuser(), "varchar(8)");
    IsolationSuite suite = suite().tenants("acme", "globex", "initech");

    assertThat(suite.run().red()).isEmpty();
    openCustomers();
    assertThat(suite.run().red()).extracting(Attempt::attack).contains("reads a row");
  }

  @ParameterizedTest
  @CsvSource({"acme, acme, globex", "acme, '', globex", "acme, o'neil, globex"})
  void idsThatCannotBe_areRefused(String attacker, String victim, String newcomer) {
    assertThatThrownBy(() -> suite().tenants(attacker, victim, newcomer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(victim);
  }

  private static IsolationSuite suite() {
    return Shop.suite(postgres::dataSource);
  }

  private static void openCustomers() {
    Shop.run(postgres.superuser(), "create policy more on shop.customer using (true)");
  }
}
