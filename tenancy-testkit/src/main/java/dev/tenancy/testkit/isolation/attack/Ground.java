package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Protection;
import dev.tenancy.testkit.isolation.catalog.Role;
import dev.tenancy.testkit.isolation.catalog.View;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the attacks of a run take place.
 *
 * @param others the roles that the serving one may become
 * @param protections of all tables, by their names
 * @param owned the names of the tables whose rows belong to tenants
 * @param preys the rows in them, by the same names
 * @param reactive the names of the tables that have triggers or rules
 * @param views all of them, those first that others may read
 * @param variables the settings that policies ask, directly or by functions
 */
public record Ground(
    Role role,
    List<Role> others,
    Map<String, Protection> protections,
    Privileges privileges,
    Set<String> owned,
    Map<String, Prey> preys,
    Set<String> reactive,
    List<View> views,
    List<String> variables,
    SqlSession sql,
    Administrator administrator) {
  Interference interference() {
    return new Interference(administrator, preys.values(), views);
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
