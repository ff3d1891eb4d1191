package dev.tenancy.http.operations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What must hold for a node to be sent requests. */
enum Condition {
  NOT_DRAINING("this node is shutting down"),
  DATABASE_REACHABLE("the database does not answer"),
  MIGRATIONS_CURRENT("the schema is not the one of this version"),
  AUDIT_CLEAN("the audit finds a hole between tenants; the log names it");

  private final String failure;

  Condition(String failure) {
    this.failure = failure;
  }

  /** What to say when it does not hold. */
  String failure() {
    return failure;
  }

  /** All of them, for people. */
  static List<String> words() {
    return Arrays.stream(values())
        .map(condition -> condition.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .toList();
  }
}
