package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Without its functions the schema binds nobody. */
final class FunctionMissingCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.server().hasSchema()
        ? OurFunction.all()
            .filter(ours -> ours.in(catalog).isEmpty())
            .map(ours -> Finding.error(
                Rule.FUNCTION_MISSING,
                "function " + ours.name(),
                "is not there",
                ours.remedy() + ours.grants()))
        : Stream.empty();
  }
}
