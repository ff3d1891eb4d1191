package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.COUNTRY;
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
import dev.tenancy.persistence.differential.schema.tables.Country;
import dev.tenancy.persistence.differential.schema.tables.records.CustomerRecord;
import dev.tenancy.testkit.postgres.PostgresExtension;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.RenderContext;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.conf.ExecuteWithoutWhere;
import org.jooq.conf.InvocationOrder;
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
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

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

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void missingCondition_isRefused_whereItIsNotAllowed(Wall wall) {
    DSLContext scope = shop.scope(wall, Shop.ACME);
    DSLContext strict = scope
        .configuration()
        .deriveSettings(settings -> settings
            .withExecuteUpdateWithoutWhere(ExecuteWithoutWhere.THROW)
            .withExecuteDeleteWithoutWhere(ExecuteWithoutWhere.THROW))
        .dsl();

    assertThat(scope.update(VISIT).set(VISIT.SECONDS, 1).execute()).isEqualTo(2);
    assertThatThrownBy(() -> strict.update(VISIT).set(VISIT.SECONDS, 1).execute())
        .hasMessageContaining("without WHERE");
    assertThatThrownBy(() -> strict.deleteFrom(VISIT).execute())
        .hasMessageContaining("without WHERE");
    assertThat(scope.deleteFrom(VISIT).execute()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void reactiveCode_staysWithinTheWalls_whateverTheConfigurationBefore(Wall wall) {
    AtomicInteger asked = new AtomicInteger();
    ConnectionFactory elsewhere = (ConnectionFactory) Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {ConnectionFactory.class},
        (proxy, method, arguments) -> {
          asked.incrementAndGet();
          throw new UnsupportedOperationException(method.getName());
        });
    DSLContext scope = TenantDatabase.on(
            postgres.dataSource(wall.role()),
            TenantPolicy.column("tenant_id"),
            new DefaultConfiguration().set(elsewhere))
        .scope(Shop.ACME);

    Collected<CustomerRecord> rows = new Collected<>();
    scope.selectFrom(CUSTOMER).subscribe(rows);

    assertThat(rows.done()).hasSize(2);
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "BOTH"})
  void listenersOfOnesOwn_keepTheWalls(Wall wall) {
    ExecuteListener comments = new ExecuteListener() {
      @Override
      public void renderEnd(ExecuteContext context) {
        context.sql("/* of the application */ " + context.sql() + " /* of the application */");
      }
    };
    Configuration base = new DefaultConfiguration().set(new VisitListener() {}).set(comments);
    DSLContext scope = TenantDatabase.on(
            postgres.dataSource(wall.role()), TenantPolicy.column("tenant_id"), base)
        .scope(Shop.ACME);

    for (DSLContext each : new DSLContext[] {
      scope,
      scope.configuration().deriveAppending(new VisitListener() {}).dsl(),
      scope.configuration().deriveAppending(comments).dsl()
    }) {
      assertThat(each.selectFrom(CUSTOMER).fetch()).hasSize(2);
      assertThat(each.selectFrom(CUSTOMER).fetch()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void listener_thatReplacesTables_isFollowed_inWhateverOrder(InvocationOrder order) {
    VisitListener replacing = new VisitListener() {
      @Override
      public void visitStart(VisitContext context) {
        if (context.queryPart() instanceof Country) {
          context.queryPart(CUSTOMER);
        }
      }
    };
    DSLContext scope = TenantDatabase.on(
            postgres.dataSource(Wall.POLICY.role()),
            Scopes.POLICY,
            new DefaultConfiguration()
                .set(replacing)
                .set(new Settings().withVisitListenerStartInvocationOrder(order)))
        .scope(Shop.ACME);

    assertThatThrownBy(() -> scope.selectOne().from(COUNTRY).fetch())
        .isInstanceOf(TenantPolicyException.class)
        .hasMessageContaining("customer");
    assertThat(scope.selectFrom(CUSTOMER).fetch()).hasSize(2);
  }

  @Test
  void textThatIsNeverTheSame_isRefused() {
    VisitListener moody = new VisitListener() {
      private int calls;

      @Override
      public void visitStart(VisitContext context) {
        RenderContext render = context.renderContext();
        if (render != null && context.queryPartsLength() == 1) {
          render.sql("/* " + calls++ + " */ ");
        }
      }
    };
    DSLContext scope =
        shop.scope(Wall.BOTH, Shop.ACME).configuration().deriveAppending(moody).dsl();

    assertThatThrownBy(() -> scope.selectFrom(CUSTOMER).fetch())
        .isInstanceOf(TenantPolicyException.class)
        .hasMessageContaining("does not render twice alike");
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

  /** Asks for all there is, and keeps it. */
  private static final class Collected<T> implements Subscriber<T> {
    private final CompletableFuture<List<T>> done = new CompletableFuture<>();
    private final List<T> items = new ArrayList<>();

    List<T> done() {
      return done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable failure) {
      done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      done.complete(items);
    }
  }
}
