package dev.tenancy.persistence.binding;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The call by which the driver prepares a statement, without its text. */
interface Preparer {
  PreparedStatement prepare(String sql) throws SQLException;
}
