package dev.tenancy.persistence.differential.oracle;

import java.util.List;

/**
 * One side of a comparison.
 *
 * @param outcome what came of the statement
 * @param own what the tenant has afterwards, as a fingerprint
 * @param others what all others have
 * @param sent what was sent
 */
record Observed(Outcome outcome, String own, String others, List<String> sent) {
  private static final Outcome INTERNAL_ERROR = new Outcome.Rejected("XX000");

  /**
   * Whether PostgreSQL itself failed over the statement, as the planner of 18 does over some joins of
   * VALUES with LATERAL ("failed to build any 4-way joins").
   */
  boolean isBroken() {
    return outcome.equals(INTERNAL_ERROR);
  }
}
