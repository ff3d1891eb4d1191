package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Role;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An attribute that no role that serves may have, since row security does not bind who has it. */
final class RolePowerCheck implements Check {
  private final Rule rule;
  private final Predicate<Role> power;
  private final String attribute;

  RolePowerCheck(Rule rule, Predicate<Role> power, String attribute) {
    this.rule = rule;
    this.power = power;
    this.attribute = attribute;
  }

  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog
        .servingRoles()
        .filter(power)
        .map(role -> Finding.error(
            rule,
            "role " + role.name(),
            "serves, and is " + attribute.toUpperCase(Locale.ROOT),
            "alter role " + role.name() + " no" + attribute + ";"));
  }
}
