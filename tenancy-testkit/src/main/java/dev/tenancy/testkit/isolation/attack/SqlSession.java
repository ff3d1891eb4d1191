package dev.tenancy.testkit.isolation.attack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A plain connection of the serving role, on which a transaction is bound by SQL. Closed by its maker. */
public final class SqlSession implements Session, AutoCloseable {
  private final DataSource serving;
  private final String binding;
  private @Nullable Connection kept;

  /**
   * Uses a data source.
   *
   * @param binding SQL that binds a transaction to the tenant that is its one parameter, as a text
   */
  public SqlSession(DataSource serving, String binding) {
    this.serving = serving;
    this.binding = binding;
  }

  @Override
  public String name() {
    return Trial.SQL;
  }

  @Override
  public Effect run(String tenant, String sql, List<@Nullable String> parameters)
      throws SQLException {
    return run(connection -> boundTo(connection, tenant, sql, parameters));
  }

  /** Runs a statement that meets row after row, and not by an index that asks once which it wants. */
  Effect runScanning(String tenant, String sql, List<@Nullable String> parameters)
      throws SQLException {
    return run(connection -> {
      execute(connection, "set local enable_indexscan = off; set local enable_bitmapscan = off");
      return boundTo(connection, tenant, sql, parameters);
    });
  }

  /** Runs a statement for nobody, on a connection that nobody was ever bound on. */
  Effect runNeverBound(String sql) throws SQLException {
    try (Connection connection = serving.getConnection()) {
      return Effect.of(connection, sql, List.of());
    }
  }

  /** Runs a statement for nobody, where somebody was bound before. */
  Effect runUnbound(String sql) throws SQLException {
    return run(connection -> Effect.of(connection, sql, List.of()));
  }

  /** Runs a statement for whatever the binding makes of a text. */
  Effect runBoundTo(@Nullable String tenant, String sql) throws SQLException {
    return run(connection -> boundTo(connection, tenant, sql, List.of()));
  }

  /**
   * Runs a statement as another role that the serving one may become. It is bound before that: the other
   * one may not be allowed to.
   */
  Effect runAs(String role, String tenant, String sql) throws SQLException {
    return run(connection -> {
      bind(connection, tenant);
      Effect change = Effect.of(connection, "set local role " + role, List.of());
      return change.isFailure() ? change : Effect.of(connection, sql, List.of());
    });
  }

  /**
   * Runs a statement after a transaction of somebody else on the same connection.
   *
   * @param before whose transaction that was
   * @param left what it ran, and committed
   * @param tenant for whom the statement runs; for nobody when null
   */
  Effect runAfter(String before, List<String> left, @Nullable String tenant, String sql)
      throws SQLException {
    try (Connection connection = serving.getConnection()) {
      try {
        // A plan that fits any parameters is kept; one for some is made anew each time.
        execute(connection, "set plan_cache_mode = force_generic_plan");
        connection.setAutoCommit(false);
        bind(connection, before.toString());
        for (String each : left) {
          execute(connection, each);
        }
        connection.commit();
        return tenant == null
            ? Effect.of(connection, sql, List.of())
            : boundTo(connection, tenant, sql, List.of());
      } finally {
        forget(connection);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    if (kept != null) {
      kept.close();
    }
  }

  private Effect run(Act act) throws SQLException {
    Connection connection = connection();
    try {
      // A commit would check those that are deferred, and there is none.
      execute(connection, "set constraints all immediate");
      return act.on(connection);
    } finally {
      connection.rollback();
    }
  }

  private Connection connection() throws SQLException {
    Connection connection = kept;
    if (connection == null || connection.isClosed()) {
      connection = serving.getConnection();
      connection.setAutoCommit(false);
      kept = connection;
    }
    return connection;
  }

  private Effect boundTo(
      Connection connection,
      @Nullable String tenant,
      String sql,
      List<@Nullable String> parameters) {
    try {
      bind(connection, tenant);
      return Effect.of(connection, sql, parameters);
    } catch (SQLException e) {
      return Effect.of(e);
    }
  }

  private void bind(Connection connection, @Nullable String tenant) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(binding)) {
      statement.setString(1, tenant);
      statement.execute();
    }
  }

  /** It may be a pool's. */
  private static void forget(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    execute(connection, "discard all");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private interface Act {
    Effect on(Connection connection) throws SQLException;
  }
}
