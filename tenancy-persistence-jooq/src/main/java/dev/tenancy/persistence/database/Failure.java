package dev.tenancy.persistence.database;

import dev.tenancy.core.RepositoryException;
import dev.tenancy.core.RepositoryUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/** Tells a database that is away from one that is broken, by SQLSTATE (PostgreSQL, appendix A). */
final class Failure {
  /** Connection gone, no resources, operator intervention. */
  private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57");

  /**
   * Serialization failure, deadlock, a lock that somebody keeps, a server that has become read-only: the
   * next try may succeed.
   */
  private static final Set<String> UNAVAILABLE_STATES = Set.of("40001", "40P01", "55P03", "25006");

  private static final String NONE = "00000";

  private Failure() {}

  static RepositoryException of(String act, DataAccessException cause) {
    return isUnavailable(cause)
        ? new RepositoryUnavailableException(act, cause)
        : new RepositoryException(act, cause);
  }

  private static boolean isUnavailable(DataAccessException e) {
    SQLException cause = e.getCause(SQLException.class);
    String state = cause == null ? NONE : cause.getSQLState();
    if (state == null || cause instanceof SQLTransientConnectionException) {
      return true; // said by the pool, which has waited in vain or is closed, and not by the server
    }
    return UNAVAILABLE_STATES.contains(state)
        || UNAVAILABLE_CLASSES.stream().anyMatch(state::startsWith);
  }
}
