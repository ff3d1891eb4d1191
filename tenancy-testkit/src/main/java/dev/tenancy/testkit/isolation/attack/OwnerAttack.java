package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.List;

/** Reads as the table's owner, which row security has to be forced upon. */
record OwnerAttack(Prey prey, Administrator administrator) implements Attack {
  private static final String SCHEMA =
      "select relnamespace::regnamespace::text from pg_class where oid = cast(? as regclass)";

  @Override
  public String title() {
    return "reads rows as the table's owner";
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.isReachable()) {
      return Verdict.notGranted("privilege on it");
    }
    return administrator.undo(() -> {
      administrator.execute("alter table " + prey.table().name() + " owner to " + prey.role());
      for (String schema : administrator.texts(SCHEMA, List.of(prey.table().name()))) {
        administrator.execute("grant usage on schema " + schema + " to " + prey.role());
      }
      administrator.serve(prey.attacker());
      int own = administrator.count(prey.rowsOf(prey.attacker()));
      int foreign = administrator.count(prey.rowsOf(prey.victim()));
      if (foreign > 0) {
        return Verdict.leak(
            "its owner sees " + foreign + " rows of another tenant of "
                + prey.table().name(),
            prey.remedy());
      }
      return own == 0
          ? Verdict.unproven("not even the attacker's own rows")
          : Verdict.withstood("own rows: " + own + "; another tenant's: " + foreign);
    });
  }
}
