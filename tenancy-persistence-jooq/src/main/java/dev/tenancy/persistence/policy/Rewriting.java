package dev.tenancy.persistence.policy;

import java.util.UUID;

/** One filtered rendering of a statement: on whose behalf, and whether it would do for other values. */
final class Rewriting {
  private final TenantPredicate predicate;
  private final UUID tenant;
  private boolean dependsOnValues;

  Rewriting(TenantPredicate predicate, UUID tenant) {
    this.predicate = predicate;
    this.tenant = tenant;
  }

  TenantPredicate predicate() {
    return predicate;
  }

  TenantTables tables() {
    return predicate.tables();
  }

  UUID tenant() {
    return tenant;
  }

  /** To be told when a value in the statement has decided about it. */
  void dependOnValues() {
    dependsOnValues = true;
  }

  boolean dependsOnValues() {
    return dependsOnValues;
  }
}
