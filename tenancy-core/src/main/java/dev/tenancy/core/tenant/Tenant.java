package dev.tenancy.core.tenant;

import dev.tenancy.core.internal.Times;
import dev.tenancy.core.internal.Versions;
import dev.tenancy.core.paging.Cursor;
import java.time.Instant;

/**
 * A customer, kept apart from all others. Immutable: a change makes a new value with the next
 * version.
 *
 * @param id the discriminator; never changes
 * @param slug the public name; unique
 * @param name the name to show
 * @param plan what the tenant has bought
 * @param status whether it is served
 * @param createdAt when it was provisioned; cut to microseconds
 * @param version 1 at first, one more with each change
 */
public record Tenant(
    TenantId id,
    TenantSlug slug,
    TenantName name,
    TenantPlan plan,
    TenantStatus status,
    Instant createdAt,
    long version) {
  /**
   * Checks time and version.
   *
   * @throws IllegalArgumentException when the year is outside 1 to 9999 or the version below 1
   */
  public Tenant {
    createdAt = Times.micros(createdAt, "createdAt");
    version = Versions.checked(version);
  }

  /**
   * Tells whether the data plane serves this tenant.
   *
   * @return false when it is suspended
   */
  public boolean active() {
    return status == TenantStatus.ACTIVE;
  }

  /**
   * Changes what is to be different.
   *
   * @param change what that is
   * @return this same object when it is so already, else its next version
   */
  public Tenant with(TenantChange change) {
    TenantSlug newSlug = change.slug().orElse(slug);
    TenantName newName = change.name().orElse(name);
    TenantPlan newPlan = change.plan().orElse(plan);
    return slug.equals(newSlug) && name.equals(newName) && plan.equals(newPlan)
        ? this
        : new Tenant(id, newSlug, newName, newPlan, status, createdAt, version + 1);
  }

  /**
   * Suspends or resumes.
   *
   * @param newStatus the status from now on
   * @return this same object when it has that status already, else its next version
   */
  public Tenant with(TenantStatus newStatus) {
    return status == newStatus
        ? this
        : new Tenant(id, slug, name, plan, newStatus, createdAt, version + 1);
  }

  /**
   * Names this tenant's place in the list of all tenants.
   *
   * @return the cursor for what follows it
   */
  public Cursor cursor() {
    return new Cursor(createdAt, id.value());
  }
}
