package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way in which the serving role comes to run a statement on behalf of a tenant. */
public interface Session {
  /** What it is called in a report. */
  String name();

  /**
   * Runs a statement for a tenant, and takes back what it did.
   *
   * @throws SQLException when there is no connection for the tenant; what the statement fails with is
   *     its effect
   */
  Effect run(String tenant, String sql, List<@Nullable String> parameters) throws SQLException;
}
