package dev.tenancy.persistence.audit;

import java.util.Optional;

/**
 * What an application of tenant A could send, and what lets it reach tenant B.
 *
 * @param name numbered as in the list of what must be tried
 * @param hole makes the hole; as superuser
 * @param sql is sent as the role that serves, bound to A; its first value is how much of B it reached
 * @param evidence where that shows only afterwards: how much of B was reached; as superuser
 * @param control what A can do to its own rows in the same way; its first value is not 0
 * @param bound whether it is sent in a transaction that is bound to A
 * @param cleanup takes back what belongs to the server
 */
record Attack(
    String name,
    String hole,
    String sql,
    Optional<String> evidence,
    String control,
    boolean bound,
    String cleanup) {
  private static final String MINE = "select count(*) from shop.product where tenant_id = '%s'";

  static Attack reading(String name, String hole, String sql) {
    return new Attack(name, hole, sql, Optional.empty(), MINE.formatted(Shop.A), true, "select 1");
  }

  static Attack writing(String name, String hole, String sql, String evidence) {
    return new Attack(
        name, hole, sql, Optional.of(evidence), MINE.formatted(Shop.A), true, "select 1");
  }

  Attack unbound() {
    return new Attack(name, hole, sql, evidence, control, false, cleanup);
  }

  Attack cleaning(String role) {
    return new Attack(name, hole, sql, evidence, control, bound, role);
  }

  @Override
  public String toString() {
    return name;
  }
}
