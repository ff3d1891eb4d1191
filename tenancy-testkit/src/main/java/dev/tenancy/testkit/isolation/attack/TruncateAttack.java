package dev.tenancy.testkit.isolation.attack;

/** Empties the table, which row security keeps nobody from: having the privilege is enough. */
record TruncateAttack(Prey prey) implements Attack {
  private static final String TRUNCATE = "TRUNCATE";

  @Override
  public String title() {
    return "empties the table";
  }

  @Override
  public Verdict run() {
    return prey.may(TRUNCATE)
        ? Verdict.leak(
            "all rows of all tenants in " + prey.table().name() + " can be removed",
            "revoke truncate on " + prey.table().name() + " from " + prey.role())
        : Verdict.notGranted(TRUNCATE);
  }
}
