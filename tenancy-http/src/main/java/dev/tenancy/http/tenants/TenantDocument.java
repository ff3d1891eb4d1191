package dev.tenancy.http.tenants;

import dev.tenancy.core.tenant.Tenant;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** The wire form of a tenant. */
record TenantDocument(
    UUID id,
    String slug,
    String name,
    String plan,
    String status,
    Instant createdAt,
    long version) {

  static TenantDocument of(Tenant tenant) {
    return new TenantDocument(
        tenant.id().value(),
        tenant.slug().value(),
        tenant.name().value(),
        tenant.plan().value(),
        tenant.status().name().toLowerCase(Locale.ROOT),
        tenant.createdAt(),
        tenant.version());
  }
}
