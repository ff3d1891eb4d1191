package dev.tenancy.testkit.isolation.rows;

import dev.tenancy.testkit.isolation.catalog.Table;
import org.jspecify.annotations.Nullable;

/** No valid row could be made for a table: somebody who knows it has to help. */
public final class NoRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoRowException(Table table, String reason, String remedy, @Nullable Throwable cause) {
    super("cannot make a row for " + table.name() + ": " + reason + "\n  " + remedy, cause);
  }

  static String give(Table table, String column) {
    return "give a value: value(\"" + table.name() + "\", \"" + column + "\", …)";
  }
}
