package dev.tenancy.persistence.binding;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** What a SET or RESET is about: the first words behind it, quoted or not. */
final class SetTarget {
  private static final int ENOUGH = 64;
  private static final Set<String> SCOPES = Set.of("local", "session");

  private final StringBuilder words = new StringBuilder();

  void add(String word) {
    if (words.length() == 0 && SCOPES.contains(word)) {
      return;
    }
    if (words.length() < ENOUGH) {
      words.append(word.toLowerCase(Locale.ROOT)).append(' ');
    }
  }

  void refuseWhatBindsOrRaises() throws SQLException {
    String name = words.toString();
    if (name.startsWith("role ")
        || name.startsWith("authorization ")
        || name.startsWith("session_authorization ")) {
      throw Refusal.of("a bound connection keeps its role: use the data source of the other role");
    }
    if (name.startsWith("tenancy ") || name.startsWith("tenancy.") || name.startsWith("u &")) {
      throw Refusal.of("a bound connection keeps its tenant: use the data source of the other one");
    }
  }
}
