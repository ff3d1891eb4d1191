package dev.tenancy.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connections of one role to one database, kept open in a HikariCP pool.
 *
 * @param url a JDBC URL of PostgreSQL
 * @param role the role to log in as
 * @param password its password; null where the server asks for none
 * @param size how many connections there are at most; all are kept open
 * @param patience how long a caller waits for a connection before it is told that there is none, how
 *     long the driver waits for the server to accept one, and how long a statement waits for a lock
 * @param statementTimeout how long a single statement may run on the server
 */
public record ConnectionPool(
    String url,
    String role,
    @Nullable String password,
    int size,
    Duration patience,
    Duration statementTimeout) {
  /** The driver counts in whole seconds, and takes none for ever. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when the size is below 1, or a time below one second
   */
  public ConnectionPool {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, but was " + size);
    }
    if (patience.compareTo(SHORTEST) < 0 || statementTimeout.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("patience and statementTimeout must be at least 1 s");
    }
  }

  /**
   * Opens the pool. It connects in the background, and again by itself when the server was away, so
   * this succeeds also without a server.
   *
   * @return a pool; closing it closes its connections
   */
  public HikariDataSource open() {
    HikariConfig config = new HikariConfig();
    config.setPoolName(role);
    config.setJdbcUrl(url);
    config.setUsername(role);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(patience.toMillis());
    config.setInitializationFailTimeout(-1);
    Map.of(
            "ApplicationName",
            "tenancy",
            "connectTimeout",
            String.valueOf(patience.toSeconds()),
            "options",
            "-c statement_timeout=" + statementTimeout.toMillis() + " -c lock_timeout="
                + patience.toMillis(),
            // Ends the wait for a server that went silent, which no timeout on the server can.
            "socketTimeout",
            String.valueOf(statementTimeout.plus(patience).toSeconds()),
            "tcpKeepAlive",
            "true")
        .forEach(config::addDataSourceProperty);
    return new HikariDataSource(config);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "ConnectionPool[" + role + " on " + url + ", size " + size + "]";
  }
}
