package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;

/**
 * Logs in, and is somebody already: by ALTER ROLE, ALTER DATABASE, or what the data source sets.
 *
 * @param variable a setting that policies ask
 */
record LoginAttack(String variable, String role, SqlSession session) implements Attack {
  @Override
  public String title() {
    return "finds " + variable + " set when it logs in";
  }

  @Override
  public Verdict run() throws SQLException {
    Effect attack = session.runNeverBound(
        "select 1 where coalesce(current_setting('" + variable + "', true), '') <> ''");
    return attack.rows() == 0
        ? Verdict.withstood("it is not set: " + attack)
        : Verdict.leak(
            "a connection of " + role + " has " + variable + " before it was bound",
            "alter role " + role + " reset " + variable
                + ", the same for the database, and look into" + " the data source");
  }
}
