package dev.tenancy.testkit.isolation.attack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement has done.
 *
 * @param rows how many it gave or changed
 * @param state the SQLSTATE of its failure
 * @param message of its failure
 */
public record Effect(
    int rows, @Nullable String state, @Nullable String message) {
  private static final String UNKNOWN = "none";

  /** Runs a statement, in a transaction that is rolled back by whoever has begun it. */
  static Effect of(Connection connection, String sql, List<@Nullable String> parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      boolean answers = statement.execute();
      int rows = 0;
      while (answers && statement.getResultSet().next()) {
        rows++;
      }
      return new Effect(answers ? rows : statement.getUpdateCount(), null, null);
    } catch (SQLException e) {
      return of(e);
    }
  }

  static Effect of(SQLException failure) {
    String state = failure.getSQLState();
    return new Effect(0, state == null ? UNKNOWN : state, failure.getMessage());
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
    return "23503".equals(state);
  }

  /** A unique key or an exclusion constraint has found another row. */
  boolean isConflict() {
    return "23505".equals(state) || "23P01".equals(state);
  }

  @Override
  public String toString() {
    return state == null ? rows + " rows" : state + ": " + message;
  }
}
