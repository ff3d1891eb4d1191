package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.report.Outcome;

/**
 * How an attack ended.
 *
 * @param outcome what it shows
 * @param what happened, and what to do about it where there is something to do
 */
public record Verdict(Outcome outcome, String what) {
  static Verdict withstood(String what) {
    return new Verdict(Outcome.WITHSTOOD, what);
  }

  static Verdict withstood(Effect control, Effect attack) {
    return withstood("own row: " + control + "; another tenant's: " + attack);
  }

  static Verdict notGranted(String privilege) {
    return new Verdict(Outcome.NOT_GRANTED, "the role has no " + privilege);
  }

  static Verdict leak(String what, String remedy) {
    return new Verdict(Outcome.LEAK, what + "\n  " + remedy);
  }

  static Verdict unproven(String what) {
    return new Verdict(Outcome.UNPROVEN, what);
  }
}
