package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;

/** One way to another tenant's rows of a table. */
public interface Attack {
  /** What it does, as in "reads a row". */
  String title();

  /**
   * Tries it, and as a control on the attacker's own row. It leaves nothing behind.
   *
   * @throws SQLException when it could not be tried
   */
  Verdict run(Prey prey, Session session) throws SQLException;
}
