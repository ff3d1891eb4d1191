package dev.tenancy.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.persistence.pool.Logins;
import dev.tenancy.persistence.pool.WatchedPool;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Connections of one role to one database, kept open in a HikariCP pool. One more connection asks the
 * server all the time whether it is there. When it has been silent for a second, or cannot be reached,
 * whoever waits for it is told so within two seconds, however long a statement may take; whoever comes
 * then is told at once, until it is back.
 *
 * @param url a JDBC URL of PostgreSQL
 * @param role the role to log in as
 * @param password its password; null where the server asks for none
 * @param size how many connections there are at most, besides that one; all are kept open
 * @param patience how long a caller waits for a connection before it is told that there is none, and
 *     how long a statement waits for a lock
 * @param statementTimeout how long a single statement may run on the server
 */
public record ConnectionPool(
    String url,
    String role,
    @Nullable String password,
    int size,
    Duration patience,
    Duration statementTimeout) {
  /** Below that, a busy server would pass for one that is away. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final long KEEPALIVE_SECONDS = 5;
  private static final long KEEPALIVES = 3;

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
    return WatchedPool.open(config, new Logins(url, settings(), statementTimeout.plus(patience)));
  }

  /** With what the server, too, gets rid of sessions whose other end is gone. */
  private String settings() {
    return Map.of(
            "statement_timeout",
            statementTimeout.toMillis(),
            "lock_timeout",
            patience.toMillis(),
            "idle_in_transaction_session_timeout",
            statementTimeout.toMillis(),
            "tcp_keepalives_idle",
            KEEPALIVE_SECONDS,
            "tcp_keepalives_interval",
            KEEPALIVE_SECONDS,
            "tcp_keepalives_count",
            KEEPALIVES)
        .entrySet()
        .stream()
        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "ConnectionPool[" + role + " on " + url + ", size " + size + "]";
  }
}
