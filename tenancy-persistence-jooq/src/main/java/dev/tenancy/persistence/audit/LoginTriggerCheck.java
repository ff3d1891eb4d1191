package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** It can bind a tenant before anybody else does. */
final class LoginTriggerCheck implements Check {
  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.loginTriggers().stream()
        .map(trigger -> Finding.error(
            Rule.LOGIN_TRIGGER,
            "event trigger " + trigger.name(),
            "runs whenever somebody logs in, and could bind a tenant",
            "alter event trigger " + trigger.name() + " disable;"));
  }
}
