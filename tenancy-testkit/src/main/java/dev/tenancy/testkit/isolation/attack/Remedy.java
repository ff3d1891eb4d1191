package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Table;

/** What is to be done about a leak. */
final class Remedy {
  private Remedy() {}

  static String protect(Table table) {
    return "protect it: select tenancy.protect('" + table.name().replace("'", "''")
        + "'); and let no other policy, grant or role attribute open it again";
  }

  static String lead(String constraint, Table table, String discriminator) {
    return "let " + constraint + " of " + table.name() + " lead with " + discriminator;
  }
}
