package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.rows.NoRowException;
import java.util.Objects;

/** Stands for all attacks on a table that no rows could be made for. */
record NoRows(NoRowException failure) implements Attack {
  @Override
  public String title() {
    return "has rows to be attacked";
  }

  @Override
  public Verdict run() {
    return Verdict.unproven(Objects.requireNonNull(failure.getMessage()));
  }
}
