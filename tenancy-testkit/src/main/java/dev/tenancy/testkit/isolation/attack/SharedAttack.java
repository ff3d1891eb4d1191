package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.report.Outcome;
import java.util.stream.Stream;

/** Reaches a table whose rows nothing says the owner of. */
record SharedAttack(Table table, String discriminator, boolean declared, Privileges privileges)
    implements Attack {
  @Override
  public String title() {
    return "reaches what belongs to no tenant";
  }

  @Override
  public Verdict run() {
    if (declared) {
      return new Verdict(Outcome.DECLARED, "declared to be shared");
    }
    boolean reachable = Stream.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
        .anyMatch(privilege -> privileges.has(privilege, table.name()));
    return reachable
        ? Verdict.leak(
            table.name() + " has no column " + discriminator
                + ", so it belongs to no tenant, and the serving role can reach it",
            "give it one and protect it, or declare it: shared(\"" + table.name() + "\")")
        : Verdict.notGranted("privilege on it");
  }
}
