package dev.tenancy.persistence.binding;

import java.sql.SQLException;
import java.sql.Statement;

/** What a caller has set on a statement that stands for several of the driver's. */
final class StatementSettings {
  private StatementSettings() {}

  static void copy(Statement from, Statement to) throws SQLException {
    if (from.getMaxRows() != to.getMaxRows()) {
      to.setMaxRows(from.getMaxRows());
    }
    if (from.getFetchSize() != to.getFetchSize()) {
      to.setFetchSize(from.getFetchSize());
    }
    if (from.getQueryTimeout() != to.getQueryTimeout()) {
      to.setQueryTimeout(from.getQueryTimeout());
    }
    if (from.getMaxFieldSize() != to.getMaxFieldSize()) {
      to.setMaxFieldSize(from.getMaxFieldSize());
    }
    if (from.getFetchDirection() != to.getFetchDirection()) {
      to.setFetchDirection(from.getFetchDirection());
    }
    if (from.isCloseOnCompletion()) {
      to.closeOnCompletion();
    }
  }
}
