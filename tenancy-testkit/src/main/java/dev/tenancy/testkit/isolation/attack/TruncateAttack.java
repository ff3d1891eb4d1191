package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;

/** Empties the table, which row security keeps nobody from: having the privilege is enough. */
final class TruncateAttack implements Attack {
  private static final String TRUNCATE = "TRUNCATE";

  @Override
  public String title() {
    return "empties the table";
  }

  @Override
  public Verdict run(Prey prey, Session session) throws SQLException {
    return session.may(TRUNCATE, prey.table().name(), null)
        ? Verdict.leak(
            "all rows of all tenants in " + prey.table().name() + " can be removed",
            "revoke truncate on " + prey.table().name() + " from the role that serves")
        : Verdict.notGranted(TRUNCATE);
  }
}
