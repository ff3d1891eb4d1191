package dev.tenancy.testkit.isolation.mutation;

import java.util.List;

/** A kind of hole, made wherever a schema gives occasion for it. */
public enum Mutation {
  NO_POLICY("a policy is dropped"),
  NO_ROW_SECURITY("row security is off"),
  NOT_FORCED("row security is not forced upon the owner"),
  OPEN_POLICY("there is one more permissive policy"),
  OPEN_DELETION("a policy is open for DELETE alone"),
  OPEN_PARTITION("a partition is granted, without row security"),
  TRUNCATION("TRUNCATE is granted"),
  PLAIN_KEY("a unique key forgets the tenant"),
  PLAIN_FOREIGN_KEY("a foreign key forgets the tenant"),
  VIEW("a view reads with the rights of its owner"),
  MATERIALIZED_VIEW("a materialized view keeps the rows of all"),
  FUNCTION("a function runs with the rights of its owner"),
  IMMUTABLE("a function of a policy is immutable"),
  ROLE("the role bypasses row security"),
  SESSION("the binding outlives its transaction");

  private final String title;

  Mutation(String title) {
    this.title = title;
  }

  /** What is wrong then, as in "a policy is dropped". */
  public String title() {
    return title;
  }

  /** All holes of this kind that can be made, at the same time. */
  public List<Hole> in(Subject subject) {
    return switch (this) {
      case NO_POLICY -> TableHoles.noPolicy(subject);
      case NO_ROW_SECURITY -> TableHoles.noRowSecurity(subject);
      case NOT_FORCED -> TableHoles.notForced(subject);
      case OPEN_POLICY -> TableHoles.openPolicy(subject);
      case OPEN_DELETION -> TableHoles.openDeletion(subject);
      case OPEN_PARTITION -> TableHoles.openPartition(subject);
      case TRUNCATION -> TableHoles.truncation(subject);
      case PLAIN_KEY -> KeyHoles.plainKey(subject);
      case PLAIN_FOREIGN_KEY -> KeyHoles.plainForeignKey(subject);
      case VIEW -> BypassHoles.view(subject);
      case MATERIALIZED_VIEW -> BypassHoles.materializedView(subject);
      case FUNCTION -> BypassHoles.function(subject);
      case IMMUTABLE -> TableHoles.immutableFunction(subject);
      case ROLE -> RoleHoles.role(subject);
      case SESSION -> RoleHoles.session(subject);
    };
  }
}
