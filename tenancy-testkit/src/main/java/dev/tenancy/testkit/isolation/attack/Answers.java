package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.rows.RowMaker;
import java.util.List;

/**
 * What the attacker is told.
 *
 * @param full while there are the rows of both
 * @param again the same, asked once more
 * @param alone without the victim's rows
 * @param none without the attacker's rows, too
 */
record Answers(List<String> full, List<String> again, List<String> alone, List<String> none) {
  boolean areSteady() {
    return full.equals(again);
  }

  boolean areFailures() {
    return full.size() == 1 && full.get(0).startsWith(Administrator.FAILURE);
  }

  /** Whether anything of a tenant's stands in them. */
  boolean name(String tenant) {
    return full.stream().anyMatch(row -> row.contains(RowMaker.mark(tenant)));
  }

  boolean tellOfVictim() {
    return !full.equals(alone);
  }

  boolean tellOfAttacker() {
    return !alone.equals(none);
  }
}
