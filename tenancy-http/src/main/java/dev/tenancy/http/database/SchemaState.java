package dev.tenancy.http.database;

/** What becomes of a schema while it is served. */
public enum SchemaState {
  /** Every migration is there, and the walls have no hole. */
  SOUND,
  /** The migrations are not those of this version. */
  NOT_CURRENT,
  /** The audit finds a hole between tenants. */
  LEAKING
}
