package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.catalog.Routine;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a routine is called with: values out of a tenant's rows, of the types that it wants. */
final class Arguments {
  private static final int MOST_VALUES = 12;
  private static final int MOST_CALLS = 48;

  private Arguments() {}

  /** Several lists of arguments, at least one of them. */
  static List<List<@Nullable String>> of(
      Routine routine, Collection<Prey> preys, Function<Prey, MadeRow> row) {
    List<List<@Nullable String>> calls = new ArrayList<>();
    calls.add(List.of());
    for (String type : routine.arguments()) {
      List<List<@Nullable String>> longer = new ArrayList<>();
      for (String value : values(type, preys, row)) {
        for (List<@Nullable String> call : calls) {
          List<@Nullable String> one = new ArrayList<>(call);
          one.add(value);
          longer.add(one);
        }
      }
      calls = longer.subList(0, Math.min(longer.size(), MOST_CALLS));
    }
    return calls;
  }

  /** A call in SQL, with a parameter for each argument. */
  static String call(Routine routine) {
    List<String> casts =
        routine.arguments().stream().map(type -> "cast(? as " + type + ")").toList();
    return routine.name() + "(" + String.join(", ", casts) + ")";
  }

  private static List<@Nullable String> values(
      String type, Collection<Prey> preys, Function<Prey, MadeRow> row) {
    Set<@Nullable String> values = new LinkedHashSet<>();
    for (Prey prey : preys) {
      if (type.equals("uuid")) {
        values.add(row.apply(prey).values().get(prey.discriminator()));
      }
    }
    for (Prey prey : preys) {
      for (Column column : prey.table().columns()) {
        if (isFor(type, column)) {
          values.add(row.apply(prey).values().get(column.name()));
        }
      }
    }
    values.add(null);
    return values.stream().limit(MOST_VALUES).toList();
  }

  /** Lengths do not matter, and a text can be anything that is written. */
  private static boolean isFor(String type, Column column) {
    String name = column.type().name();
    return name.equals(type)
        || name.startsWith(type + "(")
        || (type.equals("text") && name.startsWith("character"));
  }
}
