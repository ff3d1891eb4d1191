package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the serving role comes to run a statement on behalf of a tenant. */
public interface Session {
  /** Runs a statement for a tenant, or for nobody, and takes back what it did. */
  Effect run(@Nullable UUID tenant, String sql, List<@Nullable String> parameters)
      throws SQLException;

  /** Whether the role has a privilege on a table, or on a column of it. */
  boolean may(String privilege, String table, @Nullable String column) throws SQLException;
}
