package dev.tenancy.persistence.audit;

import java.util.List;
import java.util.Set;

/**
 * Something that somebody could do to a database, and what the audit must say to it.
 *
 * @param sql makes the hole; {@code DB} stands for the database's name
 * @param object which object is to be named
 * @param rules the rules that it breaks, the first of them on that object
 * @param roles what it creates outside of the database
 */
record Hole(String sql, String object, Set<Rule> rules, List<String> roles) {
  static Hole of(Rule rule, String object, String sql) {
    return new Hole(sql, object, Set.of(rule), List.of());
  }

  Hole and(Rule rule) {
    return new Hole(sql, object, Set.of(rules.iterator().next(), rule), roles);
  }

  Hole leaving(String... created) {
    return new Hole(sql, object, rules, List.of(created));
  }

  @Override
  public String toString() {
    return rules + " " + sql;
  }
}
