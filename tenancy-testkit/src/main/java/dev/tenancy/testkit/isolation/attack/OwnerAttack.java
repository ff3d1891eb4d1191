package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;

/** Reads as the table's owner, which row security has to be forced upon. */
record OwnerAttack(Prey prey, Administrator administrator) implements Attack {
  @Override
  public String title() {
    return "reads rows as the table's owner";
  }

  @Override
  public Verdict run() throws SQLException {
    return administrator.undo(() -> {
      administrator.execute("alter table " + prey.table().name() + " owner to " + prey.role());
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
