package dev.tenancy.persistence.binding;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/** The driver behind a connection, configured so that a pipeline stays one. */
final class Pgjdbc {
  private static final boolean FORCES_BINARY = Boolean.getBoolean("org.postgresql.forceBinary");

  private Pgjdbc() {}

  static BaseConnection of(Connection connection) throws SQLException {
    PgConnection driver = connection.unwrap(PgConnection.class);
    if (driver.getPreferQueryMode() == PreferQueryMode.SIMPLE) {
      throw Refusal.of("preferQueryMode=simple sends each statement by itself, so it would not be"
          + " bound: use extended");
    }
    if (FORCES_BINARY || driver.getForceBinary() || driver.getPrepareThreshold() < 0) {
      throw Refusal.of(
          "prepareThreshold=-1 and forced binary transfer describe each statement first,"
              + " so it would not be bound: use 0 or more");
    }
    if (!driver.getStandardConformingStrings()) {
      throw Refusal.of("standard_conforming_strings=off makes texts ambiguous: use on");
    }
    return driver;
  }
}
