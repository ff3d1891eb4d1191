package dev.tenancy.testkit.isolation;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenancy.testkit.isolation.attack.Trial;
import dev.tenancy.testkit.isolation.report.Attempt;
import dev.tenancy.testkit.isolation.report.IsolationReport;
import dev.tenancy.testkit.isolation.report.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Reads the catalog of a database, makes rows of two tenants in every tenant-owned table, and attacks
 * the one's on behalf of the other: a tree of tests for a {@code @TestFactory}, by table and attack. Each
 * attack is tried on the attacker's own row as well, so that it shows that it could have found a leak.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> isolation() {
 *   return IsolationSuite.of(postgres.dataSource("postgres"), postgres.dataSource("tenancy_app"))
 *       .shared("shop.country")
 *       .tests();
 * }
 * }</pre>
 *
 * <p>Works on any schema: how a transaction is bound to a tenant is a line of SQL. The database is
 * written to: give a throw-away copy. Not for several threads.
 */
public final class IsolationSuite {
  private final Settings settings;
  private @Nullable Path directory;

  private IsolationSuite(Settings settings) {
    this.settings = settings;
  }

  /**
   * Attacks a database.
   *
   * @param administrator connections of a superuser
   * @param serving connections of the role that the application has
   */
  public static IsolationSuite of(DataSource administrator, DataSource serving) {
    return new IsolationSuite(new Settings(administrator, serving));
  }

  /**
   * Says how a transaction is bound, where that is not done by {@code tenancy.bind_tenant}.
   *
   * @param sql with one parameter, the tenant's id as a text
   */
  public IsolationSuite boundBy(String sql) {
    settings.binding = sql;
    return this;
  }

  /**
   * Attacks through the connections of the application as well, bound as it binds them, and looks for
   * what one tenant leaves behind on them for the next.
   *
   * @param name to be told in reports
   * @param connections the ones of a tenant, whose id is a text
   */
  public IsolationSuite through(String name, Function<String, DataSource> connections) {
    settings.contexts.put(name, connections);
    return this;
  }

  /** Says which column tells whose a row is, where it is not {@code tenant_id}. */
  public IsolationSuite discriminator(String column) {
    settings.discriminator = column;
    return this;
  }

  /** Says the same of one table, both quoted where SQL wants it. */
  public IsolationSuite discriminator(String table, String column) {
    settings.discriminators.put(table, column);
    return this;
  }

  /**
   * Gives the ids of tenants, where neither UUIDs of version 7 nor numbers will do.
   *
   * @throws IllegalArgumentException when they are not three, of letters, digits and {@code _.:@-}
   */
  public IsolationSuite tenants(String attacker, String victim, String newcomer) {
    settings.tenants = new Tenants(attacker, victim, newcomer);
    return this;
  }

  /** Names tables and views that belong to no tenant, with their schemas. Nobody may write to them. */
  public IsolationSuite shared(String... tables) {
    settings.shared.addAll(Arrays.asList(tables));
    return this;
  }

  /** Names tables that belong to no tenant, and that all of them are meant to write to. */
  public IsolationSuite sharedAndWritable(String... tables) {
    settings.shared.addAll(Arrays.asList(tables));
    settings.writable.addAll(Arrays.asList(tables));
    return this;
  }

  /**
   * Names functions and procedures that run with the rights of their owner, of which somebody has read
   * that they tell a tenant nothing of another one: as in {@code shop.find(uuid, text)}.
   */
  public IsolationSuite trusted(String... routines) {
    settings.trusted.addAll(Arrays.asList(routines));
    return this;
  }

  /**
   * Gives a value that rows have to have, where it cannot be found out.
   *
   * @param table with its schema
   * @param value as PostgreSQL writes it
   */
  public IsolationSuite value(String table, String column, @Nullable String value) {
    settings.given.computeIfAbsent(table, key -> new HashMap<>()).put(column, value);
    return this;
  }

  /** Makes the same rows as a run before, whose report tells its seed. */
  public IsolationSuite seed(long seed) {
    settings.seed = seed;
    return this;
  }

  /**
   * Writes reports when the tests are over: {@code isolation.json}, {@code isolation.html} and
   * {@code TEST-isolation.xml}.
   *
   * @param directory made when it is not there
   */
  public IsolationSuite reportTo(Path directory) {
    this.directory = directory;
    return this;
  }

  /**
   * Makes the rows, and gives the attacks on them, by object. Close the stream, which JUnit does, when
   * the tests have run.
   *
   * @throws IllegalStateException when the database cannot be read, or has nothing to attack
   * @throws IllegalArgumentException when it has no table of a name that was given
   */
  public Stream<DynamicNode> tests() {
    Run run = Run.of(settings);
    Map<String, List<DynamicTest>> objects = new LinkedHashMap<>();
    for (Trial trial : run.trials()) {
      objects
          .computeIfAbsent(trial.object(), object -> new ArrayList<>())
          .add(dynamicTest(trial.name(), () -> check(run.attempt(trial))));
    }
    return objects.entrySet().stream()
        .<DynamicNode>map(object -> dynamicContainer(object.getKey(), object.getValue()))
        .onClose(() -> end(run));
  }

  /**
   * Tries all attacks without JUnit.
   *
   * @throws IllegalStateException when the database cannot be read, or has nothing to attack
   * @throws IllegalArgumentException when it has no table of a name that was given
   */
  public IsolationReport run() {
    Run run = Run.of(settings);
    try {
      return run.all();
    } finally {
      end(run);
    }
  }

  Settings settings() {
    return settings;
  }

  private void end(Run run) {
    try (run) {
      if (directory != null) {
        run.report().writeTo(directory);
      }
    }
  }

  private static void check(Attempt attempt) {
    if (attempt.outcome() == Outcome.LEAK) {
      throw new AssertionError("leak: " + attempt.attack() + ": " + attempt.what());
    } else if (attempt.outcome() == Outcome.UNPROVEN) {
      throw new AssertionError(
          "nothing is shown, the control failed: " + attempt.attack() + ": " + attempt.what());
    }
  }
}
