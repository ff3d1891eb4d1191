package dev.tenancy.persistence.differential.oracle;

import dev.tenancy.persistence.differential.generator.Stamping;

/** Which walls are up. */
public enum Wall {
  /** The policy, as a role that row security does not bind. */
  POLICY(DifferentialPostgres.BYPASS, Stamping.POLICY),
  /** Row security, under jOOQ as it comes. */
  ROW_SECURITY(DifferentialPostgres.APP, Stamping.STATEMENT),
  /** Both. */
  BOTH(DifferentialPostgres.APP, Stamping.POLICY);

  private final String role;
  private final Stamping stamping;

  Wall(String role, Stamping stamping) {
    this.role = role;
    this.stamping = stamping;
  }

  /** The role to log in as. */
  public String role() {
    return role;
  }

  /** Who writes the tenant into new rows. */
  public Stamping stamping() {
    return stamping;
  }

  /** Whether statements go through the policy. */
  public boolean hasPolicy() {
    return stamping == Stamping.POLICY;
  }
}
