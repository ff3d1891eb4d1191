package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.stream.Stream;

/** Any other condition may open when no tenant is bound, for null, or for all. */
final class PolicyExpressionCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .tenantOwned()
        .flatMap(table -> OurPolicy.of(catalog, table)
            .filter(policy -> !isOurs(table, policy.using()) || !isOurs(table, policy.check()))
            .map(policy -> Finding.error(
                Rule.POLICY_EXPRESSION,
                OurPolicy.object(table),
                "asks for something else than the bound tenant: USING " + policy.using()
                    + " WITH CHECK " + policy.check(),
                Remedy.protect(table)))
            .stream());
  }

  /** What is left out is another finding. */
  private static boolean isOurs(Table table, String condition) {
    return condition.isEmpty() || condition.equals(OurPolicy.condition(table));
  }
}
