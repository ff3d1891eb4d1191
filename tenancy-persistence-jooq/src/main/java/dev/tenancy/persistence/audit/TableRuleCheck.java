package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Trigger;
import java.util.stream.Stream;

/** A rule replaces a statement by another one, with its owner's rights. */
final class TableRuleCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.triggers().stream()
        .filter(Trigger::rule)
        .map(rule -> Finding.error(
            Rule.TABLE_RULE,
            "rule " + rule.name() + " of " + rule.table(),
            "rewrites statements on a tenant-owned table",
            "drop rule " + rule.name() + " on " + rule.table() + ";"));
  }
}
