package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many tenants on few server connections that change with every transaction. */
class PgBouncerTest {
  private static final int TENANTS = 40;
  private static final int THREADS = 8;
  private static final int ROUNDS = 150;
  private static final int SERVER_CONNECTIONS = 3;
  private static final String OWNERS = "select distinct tenant_id from app.item where id >= ?";

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.TEMPLATE);

  private static PgBouncer bouncer;
  private static HikariDataSource pool;

  @BeforeAll
  static void start() throws Exception {
    var direct = Shop.app(postgres);
    bouncer = PgBouncer.start(direct.getPortNumbers()[0], SERVER_CONNECTIONS);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        "jdbc:postgresql://127.0.0.1:" + bouncer.port() + "/" + direct.getDatabaseName());
    config.setUsername(direct.getUser());
    config.setMaximumPoolSize(THREADS);
    config.addDataSourceProperty("prepareThreshold", "0"); // a prepared statement stays behind
    pool = new HikariDataSource(config);
  }

  @AfterAll
  static void stop() {
    if (bouncer != null) {
      pool.close();
      bouncer.close();
    }
  }

  @Test
  void tenants_seeTheirOwnRows_onSharedConnections() throws Exception {
    BoundConnections connections = BoundConnections.on(pool);
    List<DataSource> tenants = new ArrayList<>();
    for (int i = 0; i < TENANTS; i++) {
      DataSource tenant = connections.of(new TenantId(UUID.randomUUID()));
      Shop.run(tenant, "insert into app.item (id, name) values (1, 'a'), (2, 'b')");
      tenants.add(tenant);
    }
    onThreads(random -> useOnce(tenants.get(random.nextInt(TENANTS)), random.nextBoolean()));
    assertFewServerConnections();
  }

  @Test
  void scopes_seeTheirOwnRows_onSharedConnections() throws Exception {
    TenantDatabase database = TenantDatabase.on(pool, TenantPolicy.column("tenant_id"));
    List<TenantId> tenants = new ArrayList<>();
    for (int i = 0; i < TENANTS; i++) {
      TenantId tenant = new TenantId(UUID.randomUUID());
      database.transaction(
          tenant, scope -> scope.insertInto(Item.ITEM).set(Item.ITEM.name, "a").execute());
      tenants.add(tenant);
    }
    onThreads(random -> {
      TenantId tenant = tenants.get(random.nextInt(TENANTS));
      if (random.nextBoolean()) {
        useOnce(database.scope(tenant), tenant);
      } else {
        database.transaction(tenant, scope -> useOnce(scope, tenant));
      }
    });
    assertFewServerConnections();
  }

  private static void onThreads(Use use) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(thread);
        running.add(threads.submit(() -> {
          for (int round = 0; round < ROUNDS; round++) {
            use.once(random);
          }
          return null;
        }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void assertFewServerConnections() {
    assertThat(Shop.values(
            postgres.dataSource("postgres"),
            "select count(*) from pg_stat_activity where usename = 'tenancy_app'"))
        .containsExactly(String.valueOf(SERVER_CONNECTIONS));
    assertThat(Shop.values(pool, "select name from app.item")).isEmpty();
  }

  /** The control: a tenant set for a session is the next one's, whoever that is. */
  @Test
  void tenantOfASession_isMetByOthers_withoutBinding() throws Exception {
    Shop.fill(postgres);
    List<Connection> clients = new ArrayList<>();
    try {
      for (int i = 0; i < THREADS; i++) {
        clients.add(pool.getConnection());
      }
      Shop.values(
          clients.get(0), "select set_config('tenancy.tenant_id', ?, false)", Shop.ACME.toString());
      List<String> seen = new ArrayList<>();
      for (Connection client : clients.subList(1, THREADS)) {
        seen.addAll(Shop.values(client, "select name from app.item"));
      }
      assertThat(seen).contains("one");
    } finally {
      for (Connection client : clients) {
        client.close();
      }
      Shop.run(
          postgres.dataSource("postgres"),
          "select pg_terminate_backend(pid, 10000) from pg_stat_activity"
              + " where usename = 'tenancy_app'");
    }
  }

  private static int useOnce(DSLContext scope, TenantId tenant) {
    assertThat(scope.selectDistinct(Item.ITEM.tenantId).from(Item.ITEM).fetch(Item.ITEM.tenantId))
        .containsExactly(tenant.value());
    return scope.update(Item.ITEM).set(Item.ITEM.name, "x").execute();
  }

  private static void useOnce(DataSource tenant, boolean autoCommit) throws SQLException {
    try (Connection connection = tenant.getConnection()) {
      connection.setAutoCommit(autoCommit);
      for (int i = 0; i < 3; i++) {
        try (PreparedStatement statement = connection.prepareStatement(OWNERS)) {
          statement.setInt(1, i % 2);
          try (ResultSet rows = statement.executeQuery()) {
            assertThat(Shop.column(rows))
                .hasSize(1)
                .allMatch(owner -> tenant.toString().contains(owner));
          }
        }
        try (PreparedStatement statement =
            connection.prepareStatement("update app.item set price = ?")) {
          statement.setInt(1, i);
          assertThat(statement.executeUpdate()).isEqualTo(2);
        }
      }
      if (!autoCommit) {
        connection.commit();
      }
    }
  }

  @FunctionalInterface
  private interface Use {
    void once(Random random) throws SQLException;
  }
}
