package dev.tenancy.persistence.binding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * What a user of a connection may have left in its session, and the one string that clears it away:
 * cursors, settings, listening, locks, temporary tables, sequences. The settings and the role go back
 * to what the pool and the driver had made of them.
 */
final class Residue {
  private static final String CLEAR =
      "close all; reset session authorization; reset all; %s unlisten *; "
          + "select pg_catalog.pg_advisory_unlock_all(); discard temp; discard sequences; "
          + "select pg_catalog.set_config(s.name, s.setting, false) "
          + "from rows from (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[]))"
          + " as s(name, setting)";
  private static final String CLEAR_SESSION = CLEAR.formatted("");
  // Not without need: it costs the driver all its prepared statements, which it notices.
  private static final String CLEAR_ALL = CLEAR.formatted("deallocate all; discard plans;");

  private final Connection connection;
  private final SessionSettings settings;
  private @Nullable Map<String, String> before;
  private boolean command;
  private boolean unknown;

  Residue(Connection connection, SessionSettings settings) {
    this.connection = connection;
    this.settings = settings;
  }

  /**
   * To be told before something may leave something.
   *
   * @param byCommand whether it may be a prepared statement, too
   */
  void left(boolean byCommand) throws SQLException {
    command |= byCommand;
    // Once something may have been changed, asking for the settings is too late for good.
    if (before == null && !unknown) {
      before = settings();
      unknown = before == null;
    }
  }

  /** To be told before a setting is changed that will be taken back by other means. */
  void look() throws SQLException {
    if (before == null && !unknown) {
      settings();
    }
  }

  boolean mayBeLeft() {
    return before != null || unknown;
  }

  private @Nullable Map<String, String> settings() throws SQLException {
    return settings.of(connection, state() != TransactionState.FAILED);
  }

  private TransactionState state() throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState();
  }

  /** Clears away what there may be; nothing is sent when there is certainly nothing. */
  void clear() throws SQLException {
    if (unknown) {
      throw Refusal.of(
          "nobody knows what the settings were before the transaction that had failed");
    }
    Map<String, String> wanted = before;
    if (wanted == null) {
      return;
    }
    if (state() != TransactionState.IDLE) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("rollback"); // of what was begun by SQL, past the driver
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement(command ? CLEAR_ALL : CLEAR_SESSION)) {
      // It deallocates what it would itself be prepared as.
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
      statement.setArray(1, connection.createArrayOf("text", wanted.keySet().toArray()));
      statement.setArray(2, connection.createArrayOf("text", wanted.values().toArray()));
      statement.execute();
    }
    before = null;
    command = false;
  }
}
