package dev.tenancy.persistence.audit;

/** How bad a finding is. */
public enum Severity {
  /** A hole in a wall: a service must not run on such a database. */
  ERROR,
  /** Not a hole by itself, but something that somebody should know and decide. */
  WARNING
}
