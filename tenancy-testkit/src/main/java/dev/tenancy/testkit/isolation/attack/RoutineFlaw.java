package dev.tenancy.testkit.isolation.attack;

/**
 * What a routine has declared, or has not, is enough.
 *
 * @param title what that can be used for
 * @param flaw what is wrong; empty when nothing is
 */
record RoutineFlaw(String title, String flaw, String remedy) implements Attack {
  @Override
  public Verdict run() {
    return flaw.isEmpty()
        ? Verdict.withstood("it is declared as it should be")
        : Verdict.leak(flaw, remedy);
  }
}
