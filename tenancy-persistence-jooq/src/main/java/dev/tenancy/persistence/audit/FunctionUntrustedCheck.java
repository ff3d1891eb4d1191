package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Code in C, or in an untrusted language, does what the server's own process can do. */
final class FunctionUntrustedCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.routines().stream()
        .filter(routine -> !routine.trusted() && !routine.extension())
        .filter(routine -> !routine.callers().isEmpty())
        .map(routine -> Finding.warning(
            Rule.FUNCTION_UNTRUSTED,
            "function " + routine.name(),
            "is in an untrusted language, and can be called by "
                + String.join(", ", routine.callers()),
            "revoke execute on routine " + routine.name() + " from public, "
                + String.join(", ", routine.callers()) + ";"));
  }
}
