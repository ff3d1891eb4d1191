package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads without saying on whose behalf, or on behalf of somebody who is no tenant. */
record UnboundAttack(Prey prey, SqlSession session) implements Attack {
  private static final List<@Nullable String> NOBODY = Arrays.<@Nullable String>asList(
      null, "", " ", "0", "nobody", "00000000-0000-0000-0000-000000000000");

  @Override
  public String title() {
    return "reads rows on nobody's behalf";
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.may("SELECT", prey.discriminator())) {
      return Verdict.notGranted("SELECT on " + prey.discriminator());
    }
    String sql = "select " + prey.discriminator() + " from " + prey.table().name();
    Effect control = session.run(prey.attacker(), sql, List.of());
    if (control.rows() == 0) {
      return Verdict.unproven("on the attacker's behalf: " + control);
    }
    Effect never = session.runNeverBound(sql);
    if (never.rows() > 0) {
      return leak("unbound, on a connection that was never bound", never);
    }
    Effect unbound = session.runUnbound(sql);
    if (unbound.rows() > 0) {
      return leak("unbound", unbound);
    }
    for (@Nullable String nobody : NOBODY) {
      Effect bound = session.runBoundTo(nobody, sql);
      if (bound.rows() > 0) {
        return leak("bound to '" + nobody + "'", bound);
      }
    }
    return Verdict.withstood(control, unbound);
  }

  private Verdict leak(String how, Effect effect) {
    return Verdict.leak(
        how + ", the role sees " + effect.rows() + " rows of " + prey.table().name(),
        prey.remedy());
  }
}
