package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.attack.Prey;
import dev.tenancy.testkit.isolation.attack.Privileges;
import dev.tenancy.testkit.isolation.attack.Remedy;
import dev.tenancy.testkit.isolation.attack.Serving;
import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.catalog.ColumnType;
import dev.tenancy.testkit.isolation.catalog.PolicyColumn;
import dev.tenancy.testkit.isolation.catalog.Schema;
import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.rows.Discriminator;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import dev.tenancy.testkit.isolation.rows.NoRowException;
import dev.tenancy.testkit.isolation.rows.RowMaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes the rows of the two tenants, the same ones for the same seed. */
final class Preys {
  private final Discriminator discriminator;
  private final RowMaker rows;
  private final Privileges privileges;
  private final Remedy remedy;
  private final Tenants tenants;

  Preys(Connection connection, Settings settings, Schema schema, Serving serving) {
    this.discriminator = settings.whose();
    this.rows = new RowMaker(connection, schema.catalog(), discriminator, given(settings, schema));
    this.privileges = serving.privileges();
    this.remedy = new Remedy(serving.role(), schema.protections());
    Random random = new Random(settings.seed);
    this.tenants = settings.tenants != null
        ? settings.tenants
        : Tenants.fitting(types(schema.catalog()), random);
  }

  /** What was given, and null where a policy asks for it: of rows that have not been deleted, for one. */
  private static Map<String, Map<String, @Nullable String>> given(
      Settings settings, Schema schema) {
    Map<String, Map<String, @Nullable String>> given = new HashMap<>();
    settings.given.forEach((table, values) -> given.put(table, new HashMap<>(values)));
    schema.flags().stream()
        .filter(PolicyColumn::asksForNull)
        .forEach(flag -> given
            .computeIfAbsent(flag.table(), table -> new HashMap<>())
            .putIfAbsent(flag.column(), null));
    return given;
  }

  private List<ColumnType> types(Catalog catalog) {
    return catalog.tables().stream()
        .flatMap(table -> discriminator.of(table).flatMap(table::column).stream())
        .map(Column::type)
        .toList();
  }

  Prey in(Table table) throws SQLException {
    MadeRow own = rows.make(table, tenants.attacker());
    MadeRow foreign = rows.make(table, tenants.victim());
    Next next = next(table);
    return new Prey(
        table,
        discriminator.of(table).orElseThrow(),
        tenants.attacker(),
        tenants.victim(),
        own,
        foreign,
        next.values(),
        next.adder(),
        privileges,
        remedy.role().name(),
        remedy.of(table));
  }

  /** Where a tenant can have one row only, the next one is of a tenant that has none yet. */
  private Next next(Table table) throws SQLException {
    try {
      return new Next(rows.valuesOfNext(table, tenants.attacker()), tenants.attacker());
    } catch (NoRowException e) {
      try {
        return new Next(rows.valuesOfNext(table, tenants.newcomer()), tenants.newcomer());
      } catch (NoRowException again) {
        throw e;
      }
    }
  }

  private record Next(Map<String, @Nullable String> values, String adder) {}
}
