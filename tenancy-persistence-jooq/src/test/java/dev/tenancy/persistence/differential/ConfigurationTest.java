package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import dev.tenancy.persistence.TenantPolicyException;
import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Scopes;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.testkit.postgres.PostgresExtension;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.VisitListener;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be changed about a scope's configuration leaves the walls as they are. */
class ConfigurationTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  @BeforeEach
  void fill() {
    shop.fill();
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void derivedSettings_keepTheWalls(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);

    for (Settings settings : new Settings[] {
      new Settings().withParamType(ParamType.INLINED),
      new Settings().withStatementType(StatementType.STATIC_STATEMENT),
      new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER),
      new Settings().withRenderNameCase(RenderNameCase.LOWER),
      new Settings().withRenderFormatted(true),
      new Settings().withRenderSchema(true),
      new Settings().withFetchSize(1),
      new Settings().withQueryTimeout(10)
    }) {
      DSLContext derived = scope.configuration().derive(settings).dsl();
      assertThat(derived.selectFrom(CUSTOMER).fetch()).hasSize(2);
      assertThat(derived.update(VISIT).set(VISIT.SECONDS, 1).execute()).isEqualTo(2);
    }
  }

  @Test
  void listenerBehindTheFilters_isRefused_butOneBeforeItIsNot() {
    Configuration behind =
        shop.scope(Wall.BOTH, Shop.ACME).configuration().deriveAppending(new VisitListener() {});
    assertThatThrownBy(() -> behind.dsl().selectFrom(CUSTOMER).fetch())
        .isInstanceOf(TenantPolicyException.class)
        .hasMessageContaining("behind the filter's own");

    Configuration base = new DefaultConfiguration().set(new VisitListener() {});
    TenantDatabase database = TenantDatabase.on(
        postgres.dataSource(Wall.BOTH.role()), TenantPolicy.column("tenant_id"), base);
    assertThat(database.scope(Shop.ACME).selectFrom(CUSTOMER).fetch()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void nestedTransaction_isTheTenants_alsoAfterItsRollback(Wall wall) {
    TenantDatabase database = Scopes.database(postgres.dataSource(wall.role()));

    int count = database.transaction(Shop.ACME, outer -> {
      assertThatThrownBy(() -> outer.transaction(inner -> {
            inner.dsl().deleteFrom(VISIT).execute();
            throw new IllegalStateException("rolls back to the savepoint");
          }))
          .isInstanceOf(IllegalStateException.class);
      return outer.update(VISIT).set(VISIT.SECONDS, 1).execute();
    });

    assertThat(count).isEqualTo(2);
  }

  /** Another scope takes another connection, so it sees the other tenant, and nothing uncommitted. */
  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void scopeOfAnother_withinATransaction_isTheOthers(Wall wall) {
    TenantDatabase database = Scopes.database(postgres.dataSource(wall.role()));

    database.transaction(Shop.ACME, acme -> {
      acme.deleteFrom(VISIT).execute();
      assertThat(database.scope(Shop.GLOBEX).fetchCount(VISIT)).isEqualTo(3);
      assertThat(database.scope(Shop.ACME).fetchCount(VISIT)).isEqualTo(2);
      assertThat(acme.fetchCount(VISIT)).isZero();
      return null;
    });
  }

  @ParameterizedTest
  @EnumSource(names = {"ROW_SECURITY", "BOTH"})
  void plainSnippet_isHeldByRowSecurity(Wall wall) {
    var condition = DSL.condition("exists (select from differential.customer where id = 3)");

    assertThat(shop.scope(wall, Shop.ACME).selectOne().where(condition).fetch()).isEmpty();
    assertThat(shop.scope(Wall.POLICY, Shop.ACME).selectOne().where(condition).fetch())
        .as("control: the policy cannot see it")
        .hasSize(1);
  }
}
