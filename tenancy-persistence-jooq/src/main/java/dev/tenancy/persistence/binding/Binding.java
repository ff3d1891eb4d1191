package dev.tenancy.persistence.binding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Who knows whether a connection is bound at the moment, and binds it. A statement outside a
 * transaction never is; in a transaction the first one binds, and whatever might have unbound it makes
 * the next one bind again, which does nothing, or fails when the tenant is another one by then.
 */
final class Binding {
  private static final String BIND = "select tenancy.bind_tenant(?)";

  private final Connection connection;
  private final BaseConnection driver;
  private final UUID tenant;
  private final Residue residue;
  private boolean autoCommit;
  private boolean bound;
  private boolean unsettling;
  private boolean ended;

  Binding(Connection connection, BaseConnection driver, UUID tenant, Residue residue)
      throws SQLException {
    this.connection = connection;
    this.driver = driver;
    this.tenant = tenant;
    this.residue = residue;
    this.autoCommit = connection.getAutoCommit();
  }

  /** Nothing runs any more, also where a pool leaves the driver's connection open to its last user. */
  void end() {
    ended = true;
  }

  /** Whether the next statement has to bring its binding along. */
  boolean isDue() throws SQLException {
    if (ended) {
      throw Refusal.closed();
    }
    return autoCommit || !bound;
  }

  UUID tenant() {
    return tenant;
  }

  Residue residue() {
    return residue;
  }

  /** Whether the driver declares a string as a string; see {@code stringtype} in its manual. */
  boolean declaresStrings() {
    return driver.getStringVarcharFlag();
  }

  /** To be told before a text is sent, and after it was decided whether to bring the binding along. */
  void sending(SqlText text) throws SQLException {
    sending(!text.nature().harmless(), text.nature().command());
  }

  void sending(boolean leaves, boolean command) throws SQLException {
    if (ended) {
      throw Refusal.closed();
    }
    unsettling = leaves;
    if (leaves) {
      residue.left(command);
      bound = false;
    }
  }

  /** To be told when a text was run that brought its binding along, or was bound already. */
  void ran(SqlText text) {
    bound = !autoCommit && text.nature().harmless();
  }

  void transactionEnded(boolean autoCommitFromNowOn) {
    autoCommit = autoCommitFromNowOn;
    bound = false;
  }

  /** Binds a transaction in a round trip of its own; BEGIN rides along. */
  void bindNow() throws SQLException {
    if (isDue()) {
      try (PreparedStatement bind = connection.prepareStatement(BIND)) {
        bind.setObject(1, tenant);
        bind.execute();
      }
      bound = !autoCommit;
    }
  }

  /**
   * Does what cannot ride in one pipeline with its binding: in the transaction that is under way, or
   * else in one of its own, of which a failure leaves nothing.
   */
  <S extends Statement, T> T inTransaction(S statement, SqlAct<S, T> act) throws SQLException {
    if (!autoCommit || driver.getTransactionState() != TransactionState.IDLE) {
      bindNow();
      bound &= !unsettling;
      return act.on(statement);
    }
    int fetchSize = statement.getFetchSize();
    statement.setFetchSize(
        0); // outside a transaction the driver fetches all, and so without a cursor
    connection.setAutoCommit(false);
    T result;
    try {
      bindNow();
      result = act.on(statement);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      undo(e);
      throw e;
    }
    connection.setAutoCommit(true);
    statement.setFetchSize(fetchSize);
    return result;
  }

  private void undo(Exception failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** Whether the driver would run a failed statement again; it does not when it is a pipeline. */
  boolean heals(SQLException failure) throws SQLException {
    if (!autoCommit
        || driver.getTransactionState() != TransactionState.IDLE
        || !driver.getQueryExecutor().willHealOnRetry(failure)) {
      return false;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("deallocate all"); // which makes the driver prepare everything anew
    }
    return true;
  }
}
