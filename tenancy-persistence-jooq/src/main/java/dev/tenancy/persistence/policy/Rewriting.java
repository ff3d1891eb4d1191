package dev.tenancy.persistence.policy;

import java.util.UUID;

/** One filtered rendering of a statement: on whose behalf, and whether its text would do again. */
final class Rewriting {
  private final TenantPredicate predicate;
  private final UUID tenant;
  private boolean dependsOnValues;
  private boolean namesShared;

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

  /** To be told when a table needs no predicate. */
  void nameShared() {
    namesShared = true;
  }

  /**
   * Whether another statement of the same text would be filtered alike. Where schemas are not written,
   * a tenant-owned table may be called as a shared one is.
   *
   * @param qualified whether they are written
   */
  boolean isForAllOfItsText(boolean qualified) {
    return !dependsOnValues && (qualified || !namesShared);
  }
}
