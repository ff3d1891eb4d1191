package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;

/** One way to what is another tenant's. */
public interface Attack {
  /** What it does, as in "reads a row". */
  String title();

  /**
   * Tries it, and as a control on what is the attacker's own. It leaves nothing behind.
   *
   * @throws SQLException when it could not be tried
   */
  Verdict run() throws SQLException;
}
