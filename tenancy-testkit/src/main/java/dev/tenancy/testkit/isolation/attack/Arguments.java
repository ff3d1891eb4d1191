package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.catalog.Routine;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a routine is called with: values out of a tenant's rows, and such as open a careless one. */
final class Arguments {
  private static final int MOST_VALUES = 12;
  private static final int MOST_CALLS = 48;
  private static final Map<String, List<String>> CARELESS = Map.of(
      "text", List.of("", "%", "' or true --"),
      "character varying", List.of("", "%", "' or true --"),
      "boolean", List.of("true", "false"),
      "integer", List.of("0", "1", "-1"),
      "bigint", List.of("0", "1", "-1"),
      "jsonb", List.of("{}"));

  private Arguments() {}

  /** Several lists of arguments: those that it needs, and all that it takes. */
  static List<List<@Nullable String>> of(
      Routine routine, Collection<Prey> preys, Function<Prey, MadeRow> row) {
    List<List<@Nullable String>> calls =
        new ArrayList<>(calls(routine.arguments().subList(0, routine.required()), preys, row));
    if (routine.required() < routine.arguments().size()) {
      calls.addAll(calls(routine.arguments(), preys, row));
    }
    return calls;
  }

  /** A call in SQL. */
  static String call(Routine routine, List<String> arguments) {
    List<String> casts = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      casts.add("cast(" + arguments.get(i) + " as " + routine.arguments().get(i) + ")");
    }
    return routine.name() + "(" + String.join(", ", casts) + ")";
  }

  private static List<List<@Nullable String>> calls(
      List<String> types, Collection<Prey> preys, Function<Prey, MadeRow> row) {
    List<List<@Nullable String>> values =
        types.stream().map(type -> values(type, preys, row)).toList();
    List<List<@Nullable String>> calls = new ArrayList<>();
    int most = values.stream().mapToInt(List::size).max().orElse(1);
    for (int i = 0; i < most; i++) { // all of them in step, so that each has its turn
      List<@Nullable String> call = new ArrayList<>();
      for (List<@Nullable String> each : values) {
        call.add(each.get(i % each.size()));
      }
      calls.add(call);
    }
    calls.addAll(product(values));
    return calls.stream().distinct().limit(MOST_CALLS).toList();
  }

  private static List<List<@Nullable String>> product(List<List<@Nullable String>> values) {
    List<List<@Nullable String>> calls = new ArrayList<>();
    calls.add(List.of());
    for (List<@Nullable String> each : values) {
      List<List<@Nullable String>> longer = new ArrayList<>();
      for (List<@Nullable String> call : calls) {
        for (String value : each) {
          List<@Nullable String> one = new ArrayList<>(call);
          one.add(value);
          longer.add(one);
        }
      }
      calls = longer.subList(0, Math.min(longer.size(), MOST_CALLS));
    }
    return calls;
  }

  private static List<@Nullable String> values(
      String type, Collection<Prey> preys, Function<Prey, MadeRow> row) {
    Set<@Nullable String> values = new LinkedHashSet<>();
    for (Prey prey : preys) {
      if (isFor(type, prey.table().column(prey.discriminator()).orElseThrow())) {
        values.add(row.apply(prey).values().get(prey.discriminator()));
        values.add(prey.attacker());
      }
    }
    for (Prey prey : preys) {
      for (Column column : prey.table().columns()) {
        if (isFor(type, column)) {
          values.add(row.apply(prey).values().get(column.name()));
        }
      }
    }
    List<String> careless = CARELESS.getOrDefault(type, List.of());
    List<@Nullable String> all =
        new ArrayList<>(values.stream().limit(MOST_VALUES - careless.size()).toList());
    all.addAll(careless);
    all.add(null);
    return all;
  }

  /** Lengths do not matter, and a text can be anything that is written. */
  private static boolean isFor(String type, Column column) {
    String name = column.type().name();
    return name.equals(type)
        || name.startsWith(type + "(")
        || (type.equals("text") && name.startsWith("character"));
  }
}
