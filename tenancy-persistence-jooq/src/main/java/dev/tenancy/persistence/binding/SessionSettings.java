package dev.tenancy.persistence.binding;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

/**
 * What the driver and the pool have set on each connection by SQL, read before somebody changes it for
 * the first time. What came with the connection itself, such as {@code options}, is its default and
 * need not be kept. Shared by the connections of a pool, and safe for many threads.
 */
final class SessionSettings {
  // A setting of a transaction cannot be set outside one, and the tenant's is never to be kept.
  private static final String READ = """
      select name, setting from pg_catalog.pg_settings
      where source = 'session' and name not like 'tenancy.%' and name not like 'transaction\\_%'
      union all
      select 'role', pg_catalog.current_setting('role')""";

  private final Map<PGConnection, Map<String, String>> known = new WeakHashMap<>();

  /**
   * Remembers them from the first call for a physical connection on which they may be read.
   *
   * @param readable whether no transaction has failed, in which they cannot be read
   * @return null when they are not known and cannot be read now
   */
  @Nullable
  Map<String, String> of(Connection connection, boolean readable) throws SQLException {
    PGConnection physical = connection.unwrap(PGConnection.class);
    synchronized (known) {
      Map<String, String> settings = known.get(physical);
      if (settings != null || !readable) {
        return settings;
      }
    }
    Map<String, String> settings = read(connection);
    synchronized (known) {
      known.put(physical, settings);
    }
    return settings;
  }

  private static Map<String, String> read(Connection connection) throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    // Unlike a statement's, this call begins no transaction, in which not everything can be set.
    try (ResultSet rows = connection.unwrap(BaseConnection.class).execSQLQuery(READ)) {
      while (rows.next()) {
        settings.put(rows.getString(1), rows.getString(2));
      }
    }
    return settings;
  }
}
