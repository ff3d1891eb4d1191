package dev.tenancy.persistence.differential.generator;

/** What a statement is run as. */
public enum Kind {
  SELECT,
  WRITE,
  WRITE_RETURNING,
  MODIFYING_CTE,
  BATCH,
  RECORD,
  /** What the policy refuses; where there is none, it runs like everything else. */
  REFUSED
}
