package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Role;
import dev.tenancy.testkit.isolation.catalog.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The role that serves, and what it may.
 *
 * @param others the roles that it may become
 */
public record Serving(Role role, List<Role> others, Privileges privileges) {
  /** Asks the role itself. */
  public static Serving read(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Schema.qualifyNames(connection);
      Serving serving =
          new Serving(Role.of(connection), Role.others(connection), Privileges.of(connection));
      connection.rollback();
      return serving;
    }
  }
}
