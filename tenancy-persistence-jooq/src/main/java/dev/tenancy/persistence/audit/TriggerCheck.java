package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Row security does not show what a trigger does, and Citus refuses triggers. */
final class TriggerCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.triggers().stream()
        .filter(trigger -> !trigger.rule() && !trigger.definer())
        .map(trigger -> Finding.warning(
            Rule.TRIGGER,
            "trigger " + trigger.name() + " of " + trigger.table(),
            "is on a tenant-owned table, which then cannot be distributed by Citus",
            "drop trigger " + trigger.name() + " on " + trigger.table() + ";"));
  }
}
