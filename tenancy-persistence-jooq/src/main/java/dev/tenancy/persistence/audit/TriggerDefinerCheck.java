package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** It sees the rows of one tenant with the rights of a role that may reach all. */
final class TriggerDefinerCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.triggers().stream()
        .filter(trigger -> !trigger.rule() && trigger.definer())
        .map(trigger -> Finding.error(
            Rule.TRIGGER_DEFINER,
            "trigger " + trigger.name() + " of " + trigger.table(),
            "runs with the rights of its function's owner",
            "drop trigger " + trigger.name() + " on " + trigger.table() + ";"));
  }
}
