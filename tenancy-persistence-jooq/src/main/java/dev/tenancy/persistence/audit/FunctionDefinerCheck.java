package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Whoever calls it has its owner's rights for as long as it runs. */
final class FunctionDefinerCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.routines().stream()
        .filter(routine -> routine.definer() && !routine.callers().isEmpty())
        .filter(routine -> OurFunction.all().noneMatch(ours -> ours.is(routine)))
        .map(routine -> Finding.error(
            Rule.FUNCTION_DEFINER,
            "function " + routine.name(),
            "runs with the rights of " + routine.owner() + ", and can be called by "
                + String.join(", ", routine.callers()),
            "alter routine " + routine.name() + " security invoker;"));
  }
}
