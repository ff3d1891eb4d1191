package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.rows.NoRowException;
import java.util.Objects;

/** Stands for all attacks on a table that no rows could be made for. */
record NoRows(Table table, NoRowException failure, Privileges privileges) implements Attack {
  @Override
  public String title() {
    return "has rows to be attacked";
  }

  @Override
  public Verdict run() {
    if (table.parent().isPresent() && !privileges.reach(table.name())) {
      return Verdict.notGranted(
          "privilege on the partition, and no row of these tenants fits into it");
    }
    return Verdict.unproven(Objects.requireNonNull(failure.getMessage()));
  }
}
