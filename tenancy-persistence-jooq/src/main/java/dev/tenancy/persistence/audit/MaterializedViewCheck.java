package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.View;
import java.util.stream.Stream;

/** It keeps the rows that its owner saw, and cannot be protected. */
final class MaterializedViewCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.views().stream()
        .filter(View::materialized)
        .map(view -> Reach.finding(
            Rule.MATERIALIZED_VIEW,
            "materialized view " + view.name(),
            "keeps rows of every tenant",
            view.name(),
            view.readers()));
  }
}
