package dev.tenancy.persistence.differential.oracle;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.differential.choice.Choices;
import dev.tenancy.persistence.differential.generator.Generator;
import dev.tenancy.persistence.differential.generator.Kind;
import dev.tenancy.persistence.differential.generator.Stamping;
import dev.tenancy.persistence.differential.generator.Statement;
import dev.tenancy.persistence.differential.generator.Tenants;
import dev.tenancy.persistence.differential.oracle.Outcome.Done;
import dev.tenancy.persistence.differential.oracle.Outcome.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says whether a statement in a tenant's scope does what it would do if there were no other tenant. */
final class Oracle implements AutoCloseable {
  private final Bench bench;
  private final Wall wall;
  private final HikariDataSource sharedConnection;
  private final HikariDataSource aloneConnection;
  private final Setting setting;
  private final WatchedDataSource shared;
  private final TenantDatabase database;

  private Tenants tenants = new Tenants(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
  private @Nullable Side scoped;
  private @Nullable Side neighbour;
  private @Nullable Side alone;
  private String others = "";

  Oracle(Bench bench, Wall wall, Setting setting) {
    this.bench = bench;
    this.wall = wall;
    this.setting = setting;
    this.sharedConnection = Bench.connection(setting.connections(bench.shared(), wall));
    this.shared = new WatchedDataSource(sharedConnection);
    this.database = Scopes.database(shared);
    this.aloneConnection = Bench.connection(bench.aloneConnections());
  }

  /** Replaces the rows of all tenants, and the tenants. */
  void fill(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    tenants = new Tenants(id(random), id(random), id(random));
    List<UUID> all = new ArrayList<>(List.of(tenants.own(), tenants.other(), tenants.third()));
    // Whose rows come first in the tables must not matter.
    Collections.shuffle(all, new Random(seed));
    bench.sharedContent().fill(seed, all);
    bench.aloneContent().fill(seed, List.of(tenants.own()));
    scoped = side(tenants.own());
    neighbour = side(tenants.other());
    WatchedDataSource single = new WatchedDataSource(aloneConnection);
    alone = new Side(single, Scopes.unfiltered(single), tenants.own());
    others = bench.othersOf(tenants.own());
  }

  private Side side(UUID tenant) {
    return new Side(shared, setting.scope(wall, database, new TenantId(tenant)), tenant);
  }

  /** Judges the statement that some decisions make. */
  Verdict judge(Choices choices) {
    // Drawn first, so that it is a decision like any other.
    boolean single = choices.chance(50);
    boolean second = choices.chance(30);
    Statement inScope = Generator.statement(choices, tenants, wall.stamping());
    Choices again = Choices.replay(choices.made());
    again.chance(50);
    again.chance(30);
    Statement byItself = Generator.statement(again, tenants, Stamping.STATEMENT);
    boolean refused = inScope.kind() == Kind.REFUSED && wall.hasPolicy();
    if (second) {
      // The same text on the same connection a moment before, for somebody else.
      neighbour.run(inScope, single && !inScope.writes());
    }
    Observed here = scoped.run(inScope, refused || (single && !inScope.writes()));
    Observed there = alone.run(byItself, single && !inScope.writes());
    return new Verdict(inScope, here, there, difference(inScope, here, there));
  }

  private @Nullable String difference(Statement statement, Observed here, Observed there) {
    if (statement.kind() == Kind.REFUSED && wall.hasPolicy()) {
      return here.outcome() instanceof Refused && here.sent().isEmpty()
          ? null
          : "not refused before it was sent";
    } else if (here.isBroken() || there.isBroken()) {
      return changedOthers(statement, here);
    } else if (!here.outcome().equals(there.outcome())) {
      return "different results";
    } else if (statement.writes() && !here.own().equals(there.own())) {
      return "different rows of the tenant afterwards";
    }
    return changedOthers(statement, here);
  }

  private @Nullable String changedOthers(Statement statement, Observed here) {
    boolean wrote = statement.writes() && here.outcome() instanceof Done;
    return wrote && !Objects.equals(here.others(), others) ? "rows of other tenants changed" : null;
  }

  private static UUID id(SplittableRandom random) {
    // Version 4, variant 2.
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L,
        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  @Override
  public void close() {
    sharedConnection.close();
    aloneConnection.close();
  }
}
