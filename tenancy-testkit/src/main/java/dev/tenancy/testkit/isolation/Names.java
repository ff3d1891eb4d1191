package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.Schema;
import dev.tenancy.testkit.isolation.catalog.Table;
import java.util.Set;
import java.util.stream.Stream;

/** Sees that a suite was told of nothing that is not there. */
final class Names {
  private Names() {}

  /**
   * Checks them.
   *
   * @param owned the tables whose rows belong to tenants
   */
  static void check(Settings settings, Schema schema, Set<String> owned) {
    Catalog catalog = schema.catalog();
    Set<String> readables = schema.readables();
    if (owned.isEmpty()) {
      throw new IllegalStateException("there is nothing to attack: no table has a column "
          + settings.discriminator + "; say what it is called: discriminator(…)");
    }
    Stream.concat(settings.shared.stream(), settings.writable.stream())
        .filter(name -> catalog.table(name).isEmpty() && !readables.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw none(name);
        });
    settings.discriminators.forEach((table, column) -> column(catalog, table, column));
    settings.given.forEach(
        (table, values) -> values.keySet().forEach(column -> column(catalog, table, column)));
    settings.trusted.stream()
        .filter(name ->
            schema.routines().stream().noneMatch(each -> each.signature().equals(name)))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException("there is no function or procedure " + name
              + ": write it with its schema and the types of its arguments, as in shop.find(uuid)");
        });
  }

  private static Table table(Catalog catalog, String name) {
    return catalog.table(name).orElseThrow(() -> none(name));
  }

  private static void column(Catalog catalog, String table, String column) {
    if (table(catalog, table).column(column).isEmpty()) {
      throw new IllegalArgumentException(
          "there is no column " + column + " in " + table + ": quote it where SQL wants it");
    }
  }

  private static IllegalArgumentException none(String name) {
    return new IllegalArgumentException(
        "there is no table " + name + ": write it with its schema, quoted where SQL wants it");
  }
}
