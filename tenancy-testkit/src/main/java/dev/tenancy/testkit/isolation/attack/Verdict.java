package dev.tenancy.testkit.isolation.attack;

/**
 * How an attack ended.
 *
 * @param outcome what it shows
 * @param what happened, and what to do about it where there is something to do
 */
public record Verdict(Outcome outcome, String what) {
  /** What an attack shows. */
  public enum Outcome {
    /** The attacker did it to its own row and could not do it to another's. */
    WITHSTOOD,
    /** The role may not do this at all, not even to the attacker's own row. */
    NOT_GRANTED,
    /** The attacker did it to another's row, or learnt of it. */
    LEAK,
    /** The attacker could not do it to its own row, so that nothing is shown. */
    UNPROVEN
  }

  static Verdict withstood(Effect control, Effect attack) {
    return new Verdict(Outcome.WITHSTOOD, "own row: " + control + "; another tenant's: " + attack);
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
