package dev.tenancy.testkit.isolation.attack;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that an application gets for a tenant, bound by whatever it is that binds them.
 *
 * @param name that the application has for them
 * @param connections of each tenant
 * @param autoCommit whether statements run outside of transactions, so that only reading is taken back
 */
public record BoundSession(
    String name, Function<String, DataSource> connections, boolean autoCommit) implements Session {

  @Override
  public Effect run(String tenant, String sql, List<@Nullable String> parameters)
      throws SQLException {
    try (Connection connection = connections.apply(tenant).getConnection()) {
      connection.setAutoCommit(autoCommit);
      try {
        if (!autoCommit) {
          Effect deferred = Effect.of(connection, "set constraints all immediate", List.of());
          if (deferred.isFailure()) {
            return deferred;
          }
        }
        return Effect.of(connection, sql, parameters);
      } finally {
        if (!autoCommit) {
          connection.rollback();
        }
      }
    }
  }
}
