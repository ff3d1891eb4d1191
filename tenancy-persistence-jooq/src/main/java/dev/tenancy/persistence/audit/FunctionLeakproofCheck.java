package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** It is run on rows before row security has been asked, and can give them away. */
final class FunctionLeakproofCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.routines().stream()
        .filter(routine -> routine.leakproof() && !routine.extension())
        .map(routine -> Finding.error(
            Rule.FUNCTION_LEAKPROOF,
            "function " + routine.name(),
            "is LEAKPROOF, and is run on rows of other tenants before the policy",
            "alter function " + routine.name() + " not leakproof;"));
  }
}
