package dev.tenancy.testkit.isolation.report;

/** What an attack shows. */
public enum Outcome {
  /** The attacker could do it with what is its own, and could not with what is another's. */
  WITHSTOOD,
  /** The role that serves may not do this at all, not even to the attacker's own row. */
  NOT_GRANTED,
  /** Somebody has declared that there is nothing to find, and nothing was tried. */
  DECLARED,
  /** The attacker did it to another's row, or learnt of it. */
  LEAK,
  /** The attacker could not do it with what is its own either, so that nothing is shown. */
  UNPROVEN;

  /** Whether it has to turn a test red. */
  public boolean isRed() {
    return this == LEAK || this == UNPROVEN;
  }
}
