package dev.tenancy.core.tenant;

import java.util.Optional;

/**
 * What should be different about a tenant. Whether it is served is changed by suspending and resuming
 * it.
 *
 * @param slug the new public name; empty keeps the old one
 * @param name the new name to show; empty keeps the old one
 * @param plan the new plan; empty keeps the old one
 */
public record TenantChange(
    Optional<TenantSlug> slug, Optional<TenantName> name, Optional<TenantPlan> plan) {
  /**
   * Gives a tenant another slug and another name.
   *
   * @param slug the slug from now on
   * @param name the name from now on
   * @return a change of nothing else
   */
  public static TenantChange renaming(TenantSlug slug, TenantName name) {
    return new TenantChange(Optional.of(slug), Optional.of(name), Optional.empty());
  }
}
