package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tenancy.persistence.TenantPolicyException;
import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.persistence.differential.oracle.WatchedDataSource;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the policy cannot see or prove is refused, in words that help, before anything is sent. */
class RefusalsTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  static Stream<Refusal> refusals() {
    return Refusal.all();
  }

  @BeforeEach
  void fill() {
    shop.fill();
  }

  /** As a role that row security does not bind: it is not PostgreSQL that refuses. */
  @ParameterizedTest
  @MethodSource("refusals")
  void act_isRefused_beforeAnythingIsSent(Refusal refusal) {
    String before = shop.fingerprint(Shop.GLOBEX);
    WatchedDataSource connections = shop.connections(Wall.POLICY);
    DSLContext scope = shop.watched(connections).scope(Shop.ACME);

    Throwable thrown = catchThrowable(() -> refusal.act().accept(scope));

    assertThat(connections.takeSent()).isEmpty();
    assertThat(thrown)
        .isInstanceOf(TenantPolicyException.class)
        .hasMessageContaining(refusal.names())
        .hasMessageContaining(refusal.instead());
    assertThat(shop.fingerprint(Shop.GLOBEX)).isEqualTo(before);
    assertThat(scope.fetchCount(CUSTOMER)).as("control: the scope works").isEqualTo(2);
    assertThat(connections.takeSent()).as("control: what is sent is seen").hasSize(1);
  }
}
