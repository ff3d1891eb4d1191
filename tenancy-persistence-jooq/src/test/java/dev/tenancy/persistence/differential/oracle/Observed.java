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
   * Whether PostgreSQL itself failed over the statement, so that there is nothing to compare. The planner
   * of 18 does over some large joins ("failed to build any 4-way joins", "variable not found in subplan
   * target lists"), with walls or without: that depends on the plan.
   */
  boolean isBroken() {
    return outcome.equals(INTERNAL_ERROR);
  }
}
