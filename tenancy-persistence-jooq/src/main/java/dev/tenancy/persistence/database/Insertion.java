package dev.tenancy.persistence.database;

import java.util.function.Supplier;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Adding rows to tables whose only foreign key is the one to their tenant. */
public final class Insertion {
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private Insertion() {}

  /**
   * Runs statements that add rows.
   *
   * @return what they return, or the other value when there is no such tenant
   */
  public static <T> T unlessThereIsNoTenant(Supplier<T> statements, T noTenant) {
    try {
      return statements.get();
    } catch (IntegrityConstraintViolationException e) {
      // By SQLSTATE, because Citus loses the constraint's name.
      if (FOREIGN_KEY_VIOLATION.equals(e.sqlState())) {
        return noTenant;
      }
      throw e;
    }
  }
}
