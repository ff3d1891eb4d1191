package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** {@code bind_tenant(text)} would be preferred to ours in a statement that binds a literal. */
final class FunctionOverloadedCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.routines().stream()
        .filter(routine -> routine.schema().equals("tenancy"))
        .filter(routine -> OurFunction.all().anyMatch(ours -> ours.isShadowedBy(routine)))
        .map(routine -> Finding.error(
            Rule.FUNCTION_OVERLOADED,
            "function " + routine.name(),
            "has the name of a function of tenancy and can be called in its place",
            "drop routine " + routine.name() + ";"));
  }
}
