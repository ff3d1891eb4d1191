package dev.tenancy.testkit.isolation.mutation;

import java.util.List;
import java.util.function.Function;

/** A kind of hole, made wherever a schema gives occasion for it. */
public enum Mutation {
  NO_POLICY("a policy is dropped", TableHoles::noPolicy),
  NO_ROW_SECURITY("row security is off", TableHoles::noRowSecurity),
  NOT_FORCED("row security is not forced upon the owner", TableHoles::notForced),
  OPEN_POLICY("there is one more permissive policy", TableHoles::openPolicy),
  OPEN_PARTITION("a partition is granted, without row security", TableHoles::openPartition),
  TRUNCATION("TRUNCATE is granted", TableHoles::truncation),
  PLAIN_KEY("a unique key forgets the tenant", KeyHoles::plainKey),
  PLAIN_FOREIGN_KEY("a foreign key forgets the tenant", KeyHoles::plainForeignKey),
  VIEW("a view reads with the rights of its owner", BypassHoles::view),
  MATERIALIZED_VIEW("a materialized view keeps the rows of all", BypassHoles::materializedView),
  FUNCTION("a function runs with the rights of its owner", BypassHoles::function),
  IMMUTABLE("a function of a policy is immutable", TableHoles::immutableFunction),
  ROLE("the role bypasses row security", RoleHoles::role),
  SESSION("the binding outlives its transaction", RoleHoles::session);

  private final String title;
  private final Function<Subject, List<Hole>> holes;

  Mutation(String title, Function<Subject, List<Hole>> holes) {
    this.title = title;
    this.holes = holes;
  }

  /** What is wrong then, as in "a policy is dropped". */
  public String title() {
    return title;
  }

  /** All holes of this kind that can be made, at the same time. */
  public List<Hole> in(Subject subject) {
    return holes.apply(subject);
  }
}
