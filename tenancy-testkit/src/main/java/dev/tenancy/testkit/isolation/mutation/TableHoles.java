package dev.tenancy.testkit.isolation.mutation;

import dev.tenancy.testkit.isolation.catalog.Table;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Holes in the row security of tables, and in what is granted on them. */
final class TableHoles {
  private TableHoles() {}

  static List<Hole> noPolicy(Subject subject) {
    return subject
        .protectedTables()
        .map(table -> new Hole(
            table.name(),
            "",
            subject.protection(table).permissive().stream()
                .map(policy -> "drop policy " + policy + " on " + table.name())
                .toList()))
        .toList();
  }

  static List<Hole> noRowSecurity(Subject subject) {
    return each(
        subject.protectedTables(), table -> "alter table " + table + " disable row level security");
  }

  static List<Hole> notForced(Subject subject) {
    return each(
        subject.protectedTables(),
        table -> "alter table " + table + " no force row level security");
  }

  static List<Hole> openPolicy(Subject subject) {
    return each(
        subject.protectedTables(),
        table -> "create policy tenancy_mutant on " + table + " using (true)");
  }

  static List<Hole> openDeletion(Subject subject) {
    return each(
        subject.protectedTables().filter(table -> subject.privileges().has("DELETE", table.name())),
        table -> "create policy tenancy_mutant on " + table + " for delete using (true)");
  }

  static List<Hole> truncation(Subject subject) {
    return each(
        subject.tables().stream(), table -> "grant truncate on " + table + " to " + subject.role());
  }

  static List<Hole> openPartition(Subject subject) {
    return subject.tables().stream()
        .filter(table -> table.parent().isPresent())
        .map(table -> Hole.in(
            table.name(),
            "alter table " + table.name() + " disable row level security",
            "grant select on " + table.name() + " to " + subject.role()))
        .toList();
  }

  static List<Hole> immutableFunction(Subject subject) {
    return subject.functions().stream()
        .filter(function -> subject.privileges().has("SELECT", function.table()))
        .map(function ->
            Hole.in(function.table(), "alter function " + function.signature() + " immutable"))
        .toList();
  }

  private static List<Hole> each(Stream<Table> tables, Function<String, String> sql) {
    return tables.map(table -> Hole.in(table.name(), sql.apply(table.name()))).toList();
  }
}
