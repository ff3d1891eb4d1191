package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** What binds and what asks must be what was made, to the letter. */
final class FunctionChangedCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return OurFunction.all()
        .flatMap(ours -> ours
            .in(catalog)
            .flatMap(ours::difference)
            .map(difference -> Finding.error(
                Rule.FUNCTION_CHANGED,
                "function " + ours.name(),
                "is not as it was made: " + difference,
                ours.remedy()))
            .stream());
  }
}
