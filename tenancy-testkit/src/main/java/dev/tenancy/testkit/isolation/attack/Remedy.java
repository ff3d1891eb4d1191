package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Protection;
import dev.tenancy.testkit.isolation.catalog.Role;
import dev.tenancy.testkit.isolation.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is to be done about a leak, as far as the catalog gives it away.
 *
 * @param role that serves
 * @param protections of all tables, by their names
 */
public record Remedy(Role role, Map<String, Protection> protections) {
  /** For a table whose rows are reached. */
  public String of(Table table) {
    List<String> remedies = new ArrayList<>();
    String name = table.name();
    Protection protection = protections.getOrDefault(name, Protection.NONE);
    if (role.unbound()) {
      remedies.add(bind(role.name()));
    }
    if (!protection.enabled()) {
      remedies.add("protect it: select tenancy.protect('" + name.replace("'", "''") + "')");
    } else {
      if (!protection.forced()) {
        remedies.add(force(table));
      }
      if (protection.permissive().size() > 1) {
        remedies.add("one permissive policy is enough to open a row: drop all but one of "
            + String.join(", ", protection.permissive()) + " on " + name);
      }
    }
    return remedies.isEmpty()
        ? "look at the policies on " + name + ": " + protection.permissive()
        : String.join("\n  ", remedies);
  }

  static String bind(String role) {
    return "let row security bind the role: alter role " + role
        + " nosuperuser nobypassrls noreplication nocreaterole";
  }

  static String force(Table table) {
    return "let row security bind the owner: alter table " + table.name()
        + " force row level security";
  }

  static String lead(String constraint, Table table, String discriminator) {
    return "let " + constraint + " of " + table.name() + " lead with " + discriminator;
  }
}
