package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.attack.Prey;
import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.rows.Discriminator;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import dev.tenancy.testkit.isolation.rows.RowMaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Makes the rows of the two tenants. */
final class Preys {
  private final RowMaker rows;
  private final Map<String, Prey> made = new HashMap<>();
  private final UUID attacker = UUID.randomUUID();
  private final UUID victim = UUID.randomUUID();

  Preys(
      Connection connection,
      Catalog catalog,
      Discriminator discriminator,
      Map<String, Map<String, String>> given) {
    this.rows = new RowMaker(connection, catalog, discriminator, given);
  }

  Prey in(Table table, String discriminator) throws SQLException {
    MadeRow own = rows.make(table, attacker);
    MadeRow foreign = rows.make(table, victim);
    Prey prey = new Prey(
        table, discriminator, attacker, victim, own, foreign, rows.valuesOfNext(table, attacker));
    made.put(table.name(), prey);
    return prey;
  }

  /** All that were made so far, by the names of their tables; it grows. */
  Map<String, Prey> made() {
    return Collections.unmodifiableMap(made);
  }
}
