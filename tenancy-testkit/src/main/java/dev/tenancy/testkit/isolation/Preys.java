package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.attack.Prey;
import dev.tenancy.testkit.isolation.attack.Privileges;
import dev.tenancy.testkit.isolation.attack.Remedy;
import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.rows.Discriminator;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import dev.tenancy.testkit.isolation.rows.NoRowException;
import dev.tenancy.testkit.isolation.rows.RowMaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the rows of the two tenants, the same ones for the same seed. */
final class Preys {
  private final Discriminator discriminator;
  private final RowMaker rows;
  private final Privileges privileges;
  private final Remedy remedy;
  private final UUID attacker;
  private final UUID victim;
  private final UUID newcomer;

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
    this.newcomer = id(random);
  }

  Prey in(Table table) throws SQLException {
    MadeRow own = rows.make(table, attacker);
    MadeRow foreign = rows.make(table, victim);
    Next next = next(table);
    return new Prey(
        table,
        discriminator.of(table).orElseThrow(),
        attacker,
        victim,
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
      return new Next(rows.valuesOfNext(table, attacker), attacker);
    } catch (NoRowException e) {
      try {
        return new Next(rows.valuesOfNext(table, newcomer), newcomer);
      } catch (NoRowException again) {
        throw e;
      }
    }
  }

  /** Of version 7, see RFC 9562. */
  private static UUID id(Random random) {
    long time = 0x019A_0000_0000L + random.nextInt(Integer.MAX_VALUE);
    return new UUID(
        time << 16 | 0x7000L | random.nextInt(0x1000), random.nextLong() >>> 2 | 1L << 63);
  }

  private record Next(Map<String, @Nullable String> values, UUID adder) {}
}
