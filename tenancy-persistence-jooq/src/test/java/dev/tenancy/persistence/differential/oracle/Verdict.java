package dev.tenancy.persistence.differential.oracle;

import dev.tenancy.persistence.differential.generator.Statement;
import dev.tenancy.persistence.differential.oracle.Outcome.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one statement.
 *
 * @param statement it
 * @param scoped what it did in the scope
 * @param alone what it did where the tenant is alone
 * @param difference in words; null when there is none
 */
record Verdict(
    Statement statement,
    Observed scoped,
    Observed alone,
    @Nullable String difference) {

  /** Whether it tells nothing, because the database where the tenant is alone did not take it. */
  boolean isRejected() {
    return difference == null && alone.outcome() instanceof Rejected;
  }

  /** Whether it tells nothing, because PostgreSQL broke on one side only. */
  boolean isUndecided() {
    return alone.isBroken() != scoped.isBroken();
  }

  String report() {
    return difference
        + "\n  statement: " + statement.text().get()
        + "\n  kind:      " + statement.kind() + " " + statement.shapes()
        + "\n  scoped:    " + scoped.outcome()
        + "\n  alone:     " + alone.outcome()
        + "\n  sent, scoped: " + String.join(" ;; ", scoped.sent())
        + "\n  sent, alone:  " + String.join(" ;; ", alone.sent());
  }
}
