package dev.tenancy.testkit.isolation.mutation;

import dev.tenancy.testkit.isolation.catalog.ForeignKey;
import dev.tenancy.testkit.isolation.catalog.Key;
import java.util.ArrayList;
import java.util.List;

/** Holes in keys: they forget the tenant. */
final class KeyHoles {
  private KeyHoles() {}

  static List<Hole> plainKey(Subject subject) {
    List<Hole> holes = new ArrayList<>();
    subject.tablesWith("INSERT").forEach(table -> {
      for (Key key : table.keys()) {
        List<String> others = without(subject.discriminator(table), key.columns());
        if (key.isPlain() && !others.isEmpty() && others.size() < key.columns().size()) {
          String name = "tenancy_mutant_" + holes.size();
          holes.add(new Hole(table.name(), name, List.of(unique(table.name(), name, others))));
        }
      }
    });
    return holes;
  }

  static List<Hole> plainForeignKey(Subject subject) {
    List<Hole> holes = new ArrayList<>();
    subject.tablesWith("INSERT").forEach(table -> {
      for (ForeignKey key : table.foreignKeys()) {
        int place = key.columns().indexOf(subject.discriminator(table));
        if (subject.owns(key.parent()) && place >= 0 && key.columns().size() > 1) {
          String name = "tenancy_mutant_" + holes.size();
          List<String> columns = without(place, key.columns());
          List<String> parents = without(place, key.parentColumns());
          holes.add(new Hole(
              table.name(),
              name,
              List.of(
                  "alter table " + table.name() + " drop constraint if exists \""
                      + key.name().replace("\"", "\"\"") + "\"",
                  unique(key.parent(), name + "_parent", parents),
                  "alter table " + table.name() + " add constraint " + name + " foreign key ("
                      + String.join(", ", columns) + ") references " + key.parent() + " ("
                      + String.join(", ", parents) + ")")));
        }
      }
    });
    return holes;
  }

  private static String unique(String table, String name, List<String> columns) {
    return "alter table " + table + " add constraint " + name + " unique ("
        + String.join(", ", columns) + ")";
  }

  private static List<String> without(String column, List<String> columns) {
    return columns.stream().filter(each -> !each.equals(column)).toList();
  }

  private static List<String> without(int place, List<String> columns) {
    List<String> others = new ArrayList<>(columns);
    others.remove(place);
    return others;
  }
}
