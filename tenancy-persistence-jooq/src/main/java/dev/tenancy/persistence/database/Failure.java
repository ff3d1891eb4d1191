package dev.tenancy.persistence.database;

import dev.tenancy.core.RepositoryException;
import dev.tenancy.core.RepositoryUnavailableException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/** Tells a database that is away from one that is broken, by SQLSTATE (PostgreSQL, appendix A). */
final class Failure {
  /** Connection gone, no resources, operator intervention. */
  private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57");

  /** Serialization failure, deadlock: the next try may succeed. */
  private static final Set<String> UNAVAILABLE_STATES = Set.of("40001", "40P01");

  private Failure() {}

  static RepositoryException of(String act, DataAccessException cause) {
    return isUnavailable(cause)
        ? new RepositoryUnavailableException(act, cause)
        : new RepositoryException(act, cause);
  }

  private static boolean isUnavailable(DataAccessException e) {
    // The pool says so by type alone: it has waited in vain for a connection.
    if (e.getCause(SQLTransientConnectionException.class) != null) {
      return true;
    }
    String state = Objects.requireNonNullElse(e.sqlState(), "");
    return UNAVAILABLE_STATES.contains(state)
        || UNAVAILABLE_CLASSES.stream().anyMatch(state::startsWith);
  }
}
