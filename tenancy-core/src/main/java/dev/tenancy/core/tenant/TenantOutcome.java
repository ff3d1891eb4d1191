package dev.tenancy.core.tenant;

/** What came of provisioning a tenant, or of changing it. */
public sealed interface TenantOutcome {
  /**
   * It is as was wanted.
   *
   * @param tenant how it is stored now
   */
  record Done(Tenant tenant) implements TenantOutcome {}

  /**
   * Nothing has changed: another tenant has this slug.
   *
   * @param slug the slug that was wanted
   */
  record SlugTaken(TenantSlug slug) implements TenantOutcome {}

  /** Nothing has changed: there is no such tenant. */
  record Missing() implements TenantOutcome {}
}
