package dev.tenancy.testkit.isolation.mutation;

import dev.tenancy.testkit.isolation.report.Attempt;
import java.util.List;

/**
 * A hole in one object.
 *
 * @param object that has to turn red
 * @param attack what the title of the attack that turns red has in it; anything when empty
 * @param sql that makes the hole; empty when it is made for several objects at once
 */
public record Hole(String object, String attack, List<String> sql) {
  static Hole in(String object, String... sql) {
    return new Hole(object, "", List.of(sql));
  }

  /** Whether somebody has noticed it. */
  public boolean isFoundBy(List<Attempt> red) {
    return red.stream()
        .anyMatch(attempt -> attempt.object().equals(object) && attempt.attack().contains(attack));
  }
}
