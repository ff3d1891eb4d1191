package dev.tenancy.persistence.differential.oracle;

import dev.tenancy.persistence.TenantPolicyException;
import dev.tenancy.persistence.differential.generator.Statement;
import dev.tenancy.persistence.differential.oracle.Outcome.Done;
import dev.tenancy.persistence.differential.oracle.Outcome.Refused;
import dev.tenancy.persistence.differential.oracle.Outcome.Rejected;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Runs statements one after the other and leaves no trace of any. */
final class Side {
  private static final String UNKNOWN = "";

  private final WatchedDataSource connections;
  private final Transactions transactions;
  private final UUID tenant;

  Side(WatchedDataSource connections, Transactions transactions, UUID tenant) {
    this.connections = connections;
    this.transactions = transactions;
    this.tenant = tenant;
  }

  /**
   * Runs one.
   *
   * @param alone without a transaction around it, which only what reads may be
   */
  Observed run(Statement statement, boolean alone) {
    connections.takeSent();
    if (alone) {
      Outcome outcome = outcome(statement, transactions.single());
      return new Observed(outcome, UNKNOWN, UNKNOWN, connections.takeSent());
    }
    Rollback end = new Rollback();
    try {
      transactions.run(transaction -> {
        end.observed = inside(statement, transaction);
        throw end;
      });
    } catch (RuntimeException e) {
      if (e != end) {
        throw e;
      }
    }
    return end.observed;
  }

  private Observed inside(Statement statement, DSLContext transaction) {
    Outcome outcome = outcome(statement, transaction);
    if (!statement.writes() || !(outcome instanceof Done)) {
      return new Observed(outcome, UNKNOWN, UNKNOWN, connections.takeSent());
    }
    String[] fingerprint = fingerprint();
    return new Observed(outcome, fingerprint[0], fingerprint[1], connections.takeSent());
  }

  private static Outcome outcome(Statement statement, DSLContext dsl) {
    try {
      return new Done(Canonical.rows(statement.body().apply(dsl), statement.ordered()));
    } catch (RuntimeException e) {
      return failure(e);
    }
  }

  private static Outcome failure(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TenantPolicyException refused) {
        return new Refused(refused.getMessage());
      } else if (cause instanceof SQLException || cause instanceof DataAccessException) {
        return new Rejected(state(cause));
      }
    }
    // What jOOQ itself makes of a result, such as a row too many.
    return new Rejected(e.getClass().getSimpleName());
  }

  private static String state(Throwable cause) {
    String state = cause instanceof SQLException sql
        ? sql.getSQLState()
        : ((DataAccessException) cause).sqlState();
    return cause.getClass() == DataAccessException.class || cause instanceof SQLException
        ? state
        : cause.getClass().getSimpleName() + " " + state;
  }

  /** On the same connection, within the same transaction, past the walls. */
  String[] fingerprint() {
    try (PreparedStatement statement =
        connections.last().prepareStatement("select * from differential.fingerprint(?)")) {
      statement.setObject(1, tenant);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new String[] {rows.getString(1), rows.getString(2)};
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot take the fingerprint", e);
    }
  }

  /** Ends a transaction without a trace in the database. */
  private static final class Rollback extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private transient Observed observed;

    Rollback() {
      super(null, null, false, false);
    }
  }
}
