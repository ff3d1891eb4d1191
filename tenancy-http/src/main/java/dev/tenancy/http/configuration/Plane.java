package dev.tenancy.http.configuration;

/** What a node serves. One that does not serve a plane does not log in as that plane's role. */
public enum Plane {
  /** Tenants' tasks. */
  DATA,
  /** Tenants, for the administrator. */
  CONTROL,
  /** Both. */
  ALL;

  /** Whether tenants are served. */
  public boolean servesData() {
    return this != CONTROL;
  }

  /** Whether the administrator is served. */
  public boolean servesControl() {
    return this != DATA;
  }
}
