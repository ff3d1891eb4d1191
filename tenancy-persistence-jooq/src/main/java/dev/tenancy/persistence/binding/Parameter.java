package dev.tenancy.persistence.binding;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A value that a caller has set, ready to be set again on another of the driver's statements. */
interface Parameter {
  void set(PreparedStatement statement, int index) throws SQLException;
}
