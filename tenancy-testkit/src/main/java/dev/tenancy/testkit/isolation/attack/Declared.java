package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.report.Outcome;

/** What somebody has looked at, and found harmless. */
record Declared(String how) implements Attack {
  @Override
  public String title() {
    return "is left alone";
  }

  @Override
  public Verdict run() {
    return new Verdict(Outcome.DECLARED, how);
  }
}
