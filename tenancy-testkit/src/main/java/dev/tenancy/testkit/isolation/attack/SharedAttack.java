package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.report.Outcome;
import dev.tenancy.testkit.isolation.rows.RowMaker;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reaches a table whose rows nothing says the owner of.
 *
 * @param why nothing does, as in "it has no column tenant_id"
 */
record SharedAttack(String table, String why, boolean declared, boolean writable, Ground ground)
    implements Attack {
  @Override
  public String title() {
    return "reaches what belongs to no tenant";
  }

  @Override
  public Verdict run() throws SQLException {
    List<String> granted = Stream.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
        .filter(privilege -> ground.serving().privileges().has(privilege, table))
        .toList();
    if (granted.isEmpty()) {
      return Verdict.notGranted("privilege on it");
    } else if (!declared) {
      return Verdict.leak(
          table + " belongs to no tenant: " + why + ", and the serving role can reach it",
          "give it one and protect it, or declare it: shared(\"" + table + "\")");
    } else if (!writable && !granted.equals(List.of("SELECT"))) {
      return Verdict.leak(
          "one tenant can change what all others see in " + table + ": the role has " + granted,
          "revoke that, or declare it: sharedAndWritable(\"" + table + "\")");
    } else if (ground.administrator().undo(this::holdsWhatIsTheVictims)) {
      return Verdict.leak(
          table + " was declared to be shared, and holds what was written to a tenant's table",
          "look for the trigger or the rule that copies it");
    }
    return new Verdict(Outcome.DECLARED, "declared to be shared");
  }

  private boolean holdsWhatIsTheVictims() throws SQLException {
    String mark = RowMaker.mark(ground.any().victim());
    return ground
            .administrator()
            .count("select 1 from " + table + " tenancy_row where tenancy_row::text like '%" + mark
                + "%'")
        > 0;
  }
}
