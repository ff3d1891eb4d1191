package dev.tenancy.core.tenant;

/** Whether a tenant is served. An erased tenant has no status: it is gone. */
public enum TenantStatus {
  /** Served on the data plane. */
  ACTIVE,
  /** Kept as it is, but refused on the data plane until resumed. */
  SUSPENDED
}
