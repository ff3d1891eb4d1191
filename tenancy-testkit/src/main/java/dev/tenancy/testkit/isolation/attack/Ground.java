package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Schema;
import java.util.Map;
import java.util.Set;

/**
 * Where the attacks of a run take place.
 *
 * @param owned the names of the tables whose rows belong to tenants
 * @param preys the rows in them, by the same names
 */
public record Ground(
    Serving serving,
    Schema schema,
    Set<String> owned,
    Map<String, Prey> preys,
    SqlSession sql,
    Administrator administrator) {
  Interference interference() {
    return new Interference(administrator, preys.values(), schema.views());
  }

  Trespass trespass() {
    return new Trespass(administrator, preys.values());
  }

  /** One that the serving role may read, if there is any. */
  Prey any() {
    return preys.values().stream()
        .filter(prey -> prey.may("SELECT", prey.discriminator()))
        .findFirst()
        .orElseGet(() -> preys.values().iterator().next());
  }
}
