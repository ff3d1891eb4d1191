package dev.tenancy.persistence.binding;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** The exceptions of a bound connection, each thrown before anything is sent or in the driver's words. */
final class Refusal {
  private Refusal() {}

  static SQLException of(String reason) {
    return new SQLFeatureNotSupportedException(reason, PSQLState.NOT_IMPLEMENTED.getState());
  }

  static SQLException noRows() {
    return new PSQLException(GT.tr("No results were returned by the query."), PSQLState.NO_DATA);
  }

  static SQLException rows() {
    return new PSQLException(
        GT.tr("A result was returned when none was expected."), PSQLState.TOO_MANY_RESULTS);
  }

  static SQLException textOfItsOwn() {
    return new PSQLException(
        GT.tr("Can''t use query methods that take a query string on a PreparedStatement."),
        PSQLState.WRONG_OBJECT_TYPE);
  }

  static SQLException closed() {
    return new PSQLException(
        GT.tr("This connection has been closed."), PSQLState.CONNECTION_DOES_NOT_EXIST);
  }

  static SQLException noSuchParameter(int index, int count) {
    return new PSQLException(
        GT.tr("The column index is out of range: {0}, number of columns: {1}.", index, count),
        PSQLState.INVALID_PARAMETER_VALUE);
  }

  /** What {@code unwrap} of a wrapper does: it gives the wrapper itself, or nothing. */
  static <T> T unwrap(Object wrapper, Class<T> type) throws SQLException {
    if (type.isInstance(wrapper)) {
      return type.cast(wrapper);
    }
    throw of("a bound connection does not give out the driver's " + type.getName()
        + ", which would run unbound: use the JDBC methods, or the unbound data source");
  }

  static SQLException endsAmongOthers(String what) {
    return of(what + " must not begin or end a transaction or a binding: send the statements one by"
        + " one, and use setAutoCommit, commit and rollback");
  }
}
