package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.attack.Prey;
import dev.tenancy.testkit.isolation.attack.Privileges;
import dev.tenancy.testkit.isolation.attack.Remedy;
import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.rows.Discriminator;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import dev.tenancy.testkit.isolation.rows.RowMaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;

/** Makes the rows of the two tenants, the same ones for the same seed. */
final class Preys {
  private final Discriminator discriminator;
  private final RowMaker rows;
  private final Privileges privileges;
  private final Remedy remedy;
  private final UUID attacker;
  private final UUID victim;

  Preys(
      Connection connection,
      Catalog catalog,
      Settings settings,
      Privileges privileges,
      Remedy remedy) {
    this.discriminator = settings.whose();
    this.rows = new RowMaker(connection, catalog, discriminator, settings.given);
    this.privileges = privileges;
    this.remedy = remedy;
    Random random = new Random(settings.seed);
    this.attacker = id(random);
    this.victim = id(random);
  }

  Prey in(Table table) throws SQLException {
    MadeRow own = rows.make(table, attacker);
    MadeRow foreign = rows.make(table, victim);
    return new Prey(
        table,
        discriminator.of(table).orElseThrow(),
        attacker,
        victim,
        own,
        foreign,
        rows.valuesOfNext(table, attacker),
        privileges,
        remedy.role().name(),
        remedy.of(table));
  }

  private static UUID id(Random random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return UUID.nameUUIDFromBytes(bytes);
  }
}
