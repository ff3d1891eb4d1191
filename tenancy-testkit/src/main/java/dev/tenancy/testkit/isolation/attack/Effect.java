package dev.tenancy.testkit.isolation.attack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a statement has done.
 *
 * @param rows how many it gave or changed
 * @param state the SQLSTATE of its failure
 * @param message of its failure
 * @param constraint that was violated
 * @param first the value in the first column of the first row
 */
public record Effect(
    int rows,
    @Nullable String state,
    @Nullable String message,
    @Nullable String constraint,
    @Nullable String first) {
  private static final String UNKNOWN = "none";

  /** Runs a statement, in a transaction that is rolled back by whoever has begun it. */
  static Effect of(Connection connection, String sql, List<@Nullable String> parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      boolean answers = statement.execute();
      int rows = 0;
      String first = null;
      while (answers && statement.getResultSet().next()) {
        first = rows++ == 0 ? statement.getResultSet().getString(1) : first;
      }
      return new Effect(answers ? rows : statement.getUpdateCount(), null, null, null, first);
    } catch (SQLException e) {
      return of(e);
    }
  }

  static Effect of(SQLException failure) {
    String state = failure.getSQLState();
    ServerErrorMessage told =
        failure instanceof PSQLException error ? error.getServerErrorMessage() : null;
    return new Effect(
        0,
        state == null ? UNKNOWN : state,
        failure.getMessage(),
        told == null ? null : told.getConstraint(),
        null);
  }

  boolean isFailure() {
    return state != null;
  }

  /** Privileges or row security have refused it. */
  boolean isDenied() {
    return "42501".equals(state);
  }

  /** A foreign key has found nothing to refer to, or somebody who refers. */
  boolean isForeignKeyViolation() {
    return "23503".equals(state) || "23001".equals(state);
  }

  /** A unique key or an exclusion constraint has found another row. */
  boolean isConflict() {
    return "23505".equals(state) || "23P01".equals(state);
  }

  /** The same of one of them. */
  boolean isConflictOf(String name) {
    return isConflict() && name.equals(constraint);
  }

  /** Some constraint has seen the row, which it does when row security has let it through. */
  boolean isRefusedByAConstraint() {
    return state != null && state.startsWith("23");
  }

  @Override
  public String toString() {
    return state == null ? rows + " rows" : state + ": " + message;
  }
}
