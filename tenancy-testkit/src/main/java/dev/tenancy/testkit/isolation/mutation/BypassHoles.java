package dev.tenancy.testkit.isolation.mutation;

import dev.tenancy.testkit.isolation.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/** Objects that go around row security with the rights of their owner. */
final class BypassHoles {
  private static final String SCHEMA = "create schema if not exists tenancy_mutant";

  private BypassHoles() {}

  static List<Hole> view(Subject subject) {
    return views("view", subject);
  }

  static List<Hole> materializedView(Subject subject) {
    return views("materialized view", subject);
  }

  static List<Hole> function(Subject subject) {
    return forEach(
        subject,
        (name, table) -> Hole.in(
            name + "()",
            SCHEMA,
            "grant usage on schema tenancy_mutant to " + subject.role(),
            "create function " + name + "() returns setof " + table.name()
                + " language sql security definer begin atomic select * from " + table.name()
                + "; end",
            "grant execute on function " + name + "() to " + subject.role()));
  }

  private static List<Hole> views(String kind, Subject subject) {
    return forEach(
        subject,
        (name, table) -> Hole.in(
            name,
            SCHEMA,
            "grant usage on schema tenancy_mutant to " + subject.role(),
            "create " + kind + " " + name + " as select * from " + table.name(),
            "grant select on " + name + " to " + subject.role()));
  }

  private static List<Hole> forEach(Subject subject, Maker maker) {
    List<Hole> holes = new ArrayList<>();
    subject
        .tablesWith("SELECT")
        .forEach(table -> holes.add(maker.make("tenancy_mutant.hole_" + holes.size(), table)));
    return holes;
  }

  private interface Maker {
    Hole make(String name, Table table);
  }
}
