package dev.tenancy.persistence.pool;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Logs in to a server for a pool, for as long as it takes until there is one: a pool that is told of
 * failures tries again at intervals that grow to five seconds. Knows every connection that it has
 * made, so that all can be ended at once. Thread-safe once it is configured.
 */
public final class Logins extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(Logins.class.getName());

  /**
   * For the server to accept a connection, and then for each step of a login. Short, because an
   * attempt that began during an outage may have to fail before the next one can succeed.
   */
  private static final int STEP_SECONDS = 1;

  /** Between two tries while there is no server; that costs next to nothing. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Between two tries of a login that the server refuses; each is a line in its log. */
  private static final Duration LONG_PAUSE = Duration.ofSeconds(1);

  private static final Executor AT_ONCE = Runnable::run;

  private final transient Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final int silenceMillis;
  private volatile boolean closed;

  /**
   * Prepares them; nothing happens yet.
   *
   * @param settings what the sessions begin with, as {@code -c name=value}; those in the URL count more
   * @param silence how long a server may take to answer a statement
   */
  public Logins(String url, String settings, Duration silence) {
    setURL(url);
    String ofUrl = getOptions();
    setOptions(ofUrl == null ? settings : settings + " " + ofUrl);
    if (Objects.equals(getApplicationName(), PGProperty.APPLICATION_NAME.getDefaultValue())) {
      setApplicationName("tenancy");
    }
    setTcpKeepAlive(true);
    setConnectTimeout(STEP_SECONDS);
    setSocketTimeout(STEP_SECONDS);
    this.silenceMillis = Math.toIntExact(silence.toMillis());
  }

  /**
   * Logs in, and tries again until that succeeds.
   *
   * @throws SQLException what the last try came to, when this was {@link #close closed}, or the
   *     thread interrupted, meanwhile
   */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    while (true) {
      try {
        return remembered(super.getConnection(user, password));
      } catch (SQLException e) {
        if (closed || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(pauseAfter(e).toNanos()); // to say what is wrong is up to the pulse
      }
    }
  }

  /** Logs in once, to a connection that gives up after a second of silence. */
  Connection once(@Nullable String user, @Nullable String password) throws SQLException {
    return super.getConnection(user, password);
  }

  /** Ends every connection of the pool, so that nobody waits for an answer on one any more. */
  void endAll() {
    for (Connection connection : open) {
      try {
        connection.abort(AT_ONCE);
      } catch (SQLException e) {
        LOG.log(Level.WARNING, "could not end a connection: {0}", e.getMessage());
      }
    }
  }

  /**
   * Whether a failure means that nobody gets an answer. A server that refuses just this login, for want
   * of a password, a right or one more connection, goes on answering those who are logged in
   * (PostgreSQL, appendix A, classes 08 and 57).
   */
  static boolean isAway(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57");
  }

  static Duration pauseAfter(SQLException e) {
    return isAway(e) ? PAUSE : LONG_PAUSE;
  }

  /** Gives up logging in. */
  void close() {
    closed = true;
  }

  private Connection remembered(Connection connection) throws SQLException {
    connection.setNetworkTimeout(AT_ONCE, silenceMillis);
    open.removeIf(Logins::isClosed);
    open.add(connection);
    return connection;
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }
}
