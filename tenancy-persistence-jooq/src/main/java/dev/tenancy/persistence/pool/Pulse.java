package dev.tenancy.persistence.pool;

import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks a server all the time whether it is there, on a connection of its own. Only so a server that
 * went silent is told from one that takes its time with a statement.
 */
final class Pulse implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Pulse.class.getName());

  /** From one answer to the next question. With a second of silence this is below two seconds. */
  private static final Duration BEAT = Duration.ofMillis(400);

  private static final String NOTHING = "";
  private static final long STOP_MILLIS = 3_000;

  private final String name;
  private final Login login;
  private final Runnable whenLost;
  private final Thread thread;

  /** What was said last, by its SQLSTATE, so that it is said once; the thread's own. */
  private String said = NOTHING;

  private volatile boolean away;
  private volatile boolean closed;

  /**
   * Prepares to ask.
   *
   * @param name of the server and the role, for the log
   * @param login gives a connection that does not wait for an answer for long
   * @param whenLost is run whenever a look has found that the server is away
   */
  Pulse(String name, Login login, Runnable whenLost) {
    this.name = name;
    this.login = login;
    this.whenLost = whenLost;
    this.thread = new Thread(this::run, name + ":pulse");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Whether the server was away when it was last asked. */
  boolean isAway() {
    return away;
  }

  /** Asks no more. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        look();
      } catch (RuntimeException e) {
        // Without this thread, a server that is away would be so for ever.
        LOG.log(Level.ERROR, name + ": the server cannot be watched", e);
        pause(BEAT);
      }
    }
  }

  private void look() {
    try (Connection connection = login.connect()) {
      found();
      askOn(connection);
    } catch (SQLException e) {
      failed(e);
      pause(Logins.pauseAfter(e));
    }
  }

  /**
   * Asks until the connection is lost. Somebody may have ended just this one, so that alone says nothing;
   * the next login does.
   *
   * @throws SQLException when the server is silent
   */
  private void askOn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      while (!closed) {
        statement.execute("select 1");
        pause(BEAT);
      }
    } catch (SQLException e) {
      connection.abort(Runnable::run);
      if (e.getCause() instanceof SocketTimeoutException) {
        throw e;
      }
    }
  }

  private void found() {
    away = false;
    if (!said.equals(NOTHING)) {
      said = NOTHING;
      LOG.log(Level.INFO, "{0}: the server answers again", name);
    }
  }

  private void failed(SQLException e) {
    if (closed) {
      return;
    }
    boolean lost = Logins.isAway(e);
    String state = String.valueOf(e.getSQLState());
    if (!said.equals(state)) {
      said = state;
      LOG.log(
          Level.WARNING,
          "{0}: the server {1}: {2}",
          name,
          lost ? "is away" : "refuses a login",
          e.getMessage());
    }
    away = lost;
    if (lost) {
      whenLost.run();
    }
  }

  private void pause(Duration time) {
    if (!closed) {
      LockSupport.parkNanos(time.toNanos());
    }
  }

  /** Makes a connection. */
  interface Login {
    Connection connect() throws SQLException;
  }
}
