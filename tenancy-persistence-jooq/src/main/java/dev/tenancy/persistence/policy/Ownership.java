package dev.tenancy.persistence.policy;

/** Whose rows a table holds. */
enum Ownership {
  /** It has the tenant column. */
  TENANT,
  /** It was declared to be everybody's. */
  SHARED,
  /** Its columns are known, but it has no tenant column and was not declared shared. */
  UNDECLARED,
  /** Merely named, plain SQL or made by a function: nothing is known of its rows. */
  UNKNOWN
}
