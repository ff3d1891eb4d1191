package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Routine;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan that has the result folded into it serves the next tenant what was the last one's. */
final class FunctionImmutableCheck implements Check {
  private static final char IMMUTABLE = 'i';
  private static final String SETTINGS =
      "\\b(current_setting|current_tenant|pg_settings)\\b|\\bshow\\s";

  @Override
  public Stream<Finding> findings(Catalog catalog) {
    Set<Routine> bound = bound(catalog);
    return bound.stream()
        .filter(routine -> routine.volatility() == IMMUTABLE)
        .map(routine -> Finding.error(
            Rule.FUNCTION_IMMUTABLE,
            "function " + routine.name(),
            "is IMMUTABLE, but its result depends on the tenant that is bound",
            "alter function " + routine.name() + " stable;"));
  }

  /** What asks for the tenant, what reads a tenant's rows, and what calls such a function. */
  private static Set<Routine> bound(Catalog catalog) {
    List<Routine> routines =
        catalog.routines().stream().filter(routine -> !routine.extension()).toList();
    Set<Routine> bound = new LinkedHashSet<>();
    String tables = catalog
        .tenantOwned()
        .map(Table::plainName)
        .map(name -> Pattern.quote(name.substring(name.indexOf('.') + 1)))
        .distinct()
        .collect(Collectors.joining("|"));
    String pattern = tables.isEmpty()
        ? SETTINGS
        : SETTINGS + "|\\b(from|join)\\s+(only\\s+)?([\\w\"]+\\.)?\"?(" + tables + ")\\b";
    while (addMatching(routines, pattern, bound)) {
      pattern = bound.stream()
          .map(routine -> Pattern.quote(routine.plainName()))
          .distinct()
          .collect(Collectors.joining("|", "\\b(", ")\"?\\s*\\("));
    }
    return bound;
  }

  private static boolean addMatching(List<Routine> routines, String regex, Set<Routine> bound) {
    Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    return bound.addAll(routines.stream()
        .filter(routine -> pattern.matcher(routine.body()).find())
        .toList());
  }
}
