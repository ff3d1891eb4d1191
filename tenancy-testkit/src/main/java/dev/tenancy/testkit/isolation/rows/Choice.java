package dev.tenancy.testkit.isolation.rows;

import dev.tenancy.testkit.isolation.catalog.Check;
import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.catalog.Column.Source;
import dev.tenancy.testkit.isolation.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the values of a row that nothing else has decided. */
final class Choice {
  private final Connection connection;
  private final Table table;
  private final Seed seed;
  private final Map<String, @Nullable String> decided;

  Choice(Connection connection, Table table, Seed seed, Map<String, @Nullable String> decided) {
    this.connection = connection;
    this.table = table;
    this.seed = seed;
    this.decided = decided;
  }

  /** The values of all columns that a row brings, those that were decided among them. */
  Map<String, @Nullable String> values() throws SQLException {
    Map<String, @Nullable String> values = new LinkedHashMap<>(decided);
    Set<Column> left = new LinkedHashSet<>(table.columns());
    while (!left.isEmpty()) {
      Group group = group(left.iterator().next());
      left.removeAll(group.columns());
      values.putAll(values(group));
    }
    return values;
  }

  private Map<String, @Nullable String> values(Group group) throws SQLException {
    Map<Column, List<@Nullable String>> candidates = new LinkedHashMap<>();
    for (Column column : group.columns()) {
      if (isBrought(column, group)) {
        candidates.put(column, candidates(column, group));
      }
    }
    if (group.checks().isEmpty()) {
      Map<String, @Nullable String> first = new HashMap<>();
      candidates.forEach((column, values) -> first.put(column.name(), values.get(0)));
      return first;
    }
    return new Search(candidates, group.checks())
        .run(connection)
        .orElseThrow(() -> unsatisfied(group));
  }

  private boolean isBrought(Column column, Group group) {
    return decided.containsKey(column.name())
        || (column.source() != Source.COMPUTED
            && (column.source() == Source.NOWHERE || !group.checks().isEmpty()));
  }

  private List<@Nullable String> candidates(Column column, Group group) throws SQLException {
    if (decided.containsKey(column.name())) {
      List<@Nullable String> one = new ArrayList<>();
      one.add(decided.get(column.name()));
      return one;
    }
    Hints hints = Hints.in(group.checks().stream().map(Check::expression).toList());
    List<@Nullable String> candidates =
        new ArrayList<>(new Candidates(connection, seed, hints).of(column.type()));
    if (column.nullable()) {
      candidates.add(null);
    }
    if (candidates.isEmpty()) {
      throw new NoRowException(
          table,
          "no value of the type " + column.type().name() + " is known for its column "
              + column.name(),
          NoRowException.give(table, column.name()),
          null);
    }
    return candidates;
  }

  private NoRowException unsatisfied(Group group) {
    String column = group.columns().stream()
        .map(Column::name)
        .filter(name -> !decided.containsKey(name))
        .findFirst()
        .orElse(group.columns().iterator().next().name());
    String conditions = group.checks().stream()
        .map(check -> check.name() + ": " + check.expression())
        .collect(Collectors.joining("; "));
    return new NoRowException(
        table,
        "nothing that was tried for its columns "
            + String.join(", ", group.columns().stream().map(Column::name).toList())
            + " satisfies " + conditions,
        NoRowException.give(table, column),
        null);
  }

  /** The column with all those that conditions tie it to. */
  private Group group(Column first) {
    Set<String> names = new LinkedHashSet<>(Set.of(first.name()));
    Set<Check> checks = new LinkedHashSet<>();
    while (true) {
      List<Check> more = table.checks().stream()
          .filter(check -> !checks.contains(check) && isComputable(check))
          .filter(check -> check.columns().stream().anyMatch(names::contains))
          .toList();
      if (more.isEmpty()) {
        break;
      }
      checks.addAll(more);
      more.forEach(check -> names.addAll(check.columns()));
    }
    return new Group(
        names.stream().map(table::column).flatMap(Optional::stream).toList(), List.copyOf(checks));
  }

  /** What PostgreSQL computes is known too late. */
  private boolean isComputable(Check check) {
    return check.columns().stream()
        .map(table::column)
        .flatMap(Optional::stream)
        .noneMatch(column -> column.source() == Source.COMPUTED);
  }

  private record Group(List<Column> columns, List<Check> checks) {}
}
