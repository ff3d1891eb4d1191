package dev.tenancy.persistence.differential.generator;

/** Who writes the tenant into new rows. */
public enum Stamping {
  /** The statement does, everywhere: nobody is there to do it. */
  STATEMENT,
  /** The policy does; a statement that names its own tenant all the same is to do no harm. */
  POLICY
}
