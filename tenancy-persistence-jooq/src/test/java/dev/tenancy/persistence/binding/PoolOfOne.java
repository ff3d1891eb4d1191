package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests on a pool's only connection: Acme uses it first, and Globex finds what was left. */
abstract class PoolOfOne {
  static final String NAMES = "select name from app.item order by id";
  static final String PID = "select pg_backend_pid()";

  HikariDataSource pool;
  DataSource acme;
  DataSource globex;

  abstract PostgresExtension postgres();

  @BeforeEach
  void open() {
    Shop.fill(postgres());
    use(config -> {});
  }

  @AfterEach
  void close() {
    pool.close();
  }

  /** With settings of its own, so that putting them back differs from a reset. */
  final void use(Consumer<HikariConfig> more) {
    if (pool != null) {
      pool.close();
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres().url());
    config.setUsername("tenancy_app");
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(10_000);
    config.addDataSourceProperty("ApplicationName", "shop");
    config.addDataSourceProperty("options", "-c statement_timeout=33s");
    config.setConnectionInitSql("set lock_timeout = '44s'");
    config.setReadOnly(false);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    more.accept(config);
    pool = new HikariDataSource(config);
    BoundConnections connections = BoundConnections.on(pool);
    acme = connections.of(Shop.ACME);
    globex = connections.of(Shop.GLOBEX);
  }

  final void asAcme(String... statements) throws SQLException {
    try (Connection connection = acme.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** On the raw connection of the pool, so that nothing is hidden by the binding. */
  final String raw(String sql) {
    List<String> values = Shop.values(pool, sql);
    return values.isEmpty() ? "none" : values.get(0);
  }

  final Map<String, String> settings() throws SQLException {
    try (Connection connection = pool.getConnection();
        ResultSet rows = connection
            .createStatement()
            .executeQuery("select name, current_setting(name) from pg_settings"
                + " where name not like 'transaction%' and name not like '%.%'")) {
      Map<String, String> settings = new TreeMap<>();
      while (rows.next()) {
        settings.put(rows.getString(1), rows.getString(2));
      }
      return settings;
    }
  }

  final void nextFindsItsOwn() {
    assertThat(raw("select coalesce(tenancy.current_tenant()::text, 'unbound')"))
        .isEqualTo("unbound");
    assertThat(Shop.values(globex, NAMES)).containsExactly("theirs");
  }
}
