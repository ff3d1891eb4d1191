package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Such a view looks with its owner's rights, which may see everything. */
final class ViewDefinerCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.views().stream()
        .filter(view -> !view.materialized() && !view.invoker())
        .map(view -> Finding.error(
            Rule.VIEW_DEFINER,
            "view " + view.name(),
            "looks at tenant-owned tables with its owner's rights",
            "alter view " + view.name() + " set (security_invoker = true);"));
  }
}
