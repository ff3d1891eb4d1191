package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds a row that is nobody's, and so perhaps everybody's. */
record NobodysRowAttack(Prey prey, SqlSession session) implements Attack {
  private static final List<@Nullable String> NOBODY =
      Arrays.<@Nullable String>asList(null, "00000000-0000-0000-0000-000000000000");

  @Override
  public String title() {
    return "adds a row that is nobody's";
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.may("INSERT", prey.discriminator())) {
      return Verdict.notGranted("INSERT on " + prey.discriminator());
    }
    Effect control = new Insertion(prey).run(session);
    if (control.rows() == 0) {
      return Verdict.unproven("of the attacker's own: " + control);
    }
    for (String nobody : NOBODY) {
      Insertion row = new Insertion(prey).with(prey.discriminator(), nobody);
      if (row.run(session).rows() > 0 && !row.isOwnInTheEnd(session)) {
        return Verdict.leak(
            "row security did not refuse a new row of " + prey.table().name() + " whose "
                + prey.discriminator() + " is " + nobody,
            prey.remedy());
      }
    }
    return Verdict.withstood("own row: " + control + "; nobody's: refused");
  }
}
