package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.report.Outcome;

/** What somebody has read, and found harmless. */
record Declared() implements Attack {
  @Override
  public String title() {
    return "reaches others when it is called";
  }

  @Override
  public Verdict run() {
    return new Verdict(Outcome.DECLARED, "declared to be trusted");
  }
}
