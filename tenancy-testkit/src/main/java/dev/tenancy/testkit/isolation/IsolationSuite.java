package dev.tenancy.testkit.isolation;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenancy.testkit.isolation.attack.Attack;
import dev.tenancy.testkit.isolation.attack.Attacks;
import dev.tenancy.testkit.isolation.attack.Prey;
import dev.tenancy.testkit.isolation.attack.ServingSession;
import dev.tenancy.testkit.isolation.attack.Session;
import dev.tenancy.testkit.isolation.attack.Verdict;
import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.rows.Discriminator;
import dev.tenancy.testkit.isolation.rows.NoRowException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicNode;

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
  /** Tenancy's own, read when a service starts. */
  private static final String MIGRATIONS = "tenancy.flyway_schema_history";

  private final DataSource administrator;
  private final DataSource serving;
  private final Map<String, String> discriminators = new HashMap<>();
  private final Set<String> shared = new HashSet<>();
  private final Map<String, Map<String, String>> given = new HashMap<>();
  private String discriminator = "tenant_id";
  private String binding = "select tenancy.bind_tenant(cast(? as uuid))";

  private IsolationSuite(DataSource administrator, DataSource serving) {
    this.administrator = administrator;
    this.serving = serving;
  }

  /**
   * Attacks a database.
   *
   * @param administrator connections that row security does not bind; of a superuser where tables have
   *     to refer to each other
   * @param serving connections of the role that the application has
   */
  public static IsolationSuite of(DataSource administrator, DataSource serving) {
    return new IsolationSuite(administrator, serving);
  }

  /**
   * Says how a transaction is bound, where that is not done by {@code tenancy.bind_tenant}.
   *
   * @param sql with one parameter, the tenant's id as a text
   */
  public IsolationSuite boundBy(String sql) {
    binding = sql;
    return this;
  }

  /** Says which column tells whose a row is, where it is not {@code tenant_id}. */
  public IsolationSuite discriminator(String column) {
    discriminator = column;
    return this;
  }

  /** Says the same of one table, both quoted where SQL wants it. */
  public IsolationSuite discriminator(String table, String column) {
    discriminators.put(table, column);
    return this;
  }

  /** Names tables that belong to no tenant, with their schemas. */
  public IsolationSuite shared(String... tables) {
    shared.addAll(Arrays.asList(tables));
    return this;
  }

  /**
   * Gives a value that rows have to have, where it cannot be found out.
   *
   * @param table with its schema
   * @param value as PostgreSQL writes it
   */
  public IsolationSuite value(String table, String column, String value) {
    given.computeIfAbsent(table, key -> new HashMap<>()).put(column, value);
    return this;
  }

  /**
   * Makes the rows, and gives the attacks on them.
   *
   * @throws IllegalStateException when the database cannot be read, or has nothing to attack
   * @throws IllegalArgumentException when it has no table of a name that was given
   */
  public Stream<DynamicNode> tests() {
    try (Connection connection = administrator.getConnection()) {
      connection.setAutoCommit(false);
      Catalog catalog = Catalog.read(connection);
      Discriminator whose = new Discriminator(discriminator, discriminators);
      Set<String> owned = catalog.tables().stream()
          .filter(table -> whose.of(table).isPresent())
          .map(Table::name)
          .collect(Collectors.toSet());
      checkNames(catalog, owned);
      Session session = new ServingSession(serving, binding);
      Preys preys = new Preys(connection, catalog, whose, given);
      List<DynamicNode> tests = new ArrayList<>();
      for (Table table : catalog.tables()) {
        tests.add(
            owned.contains(table.name())
                ? attacks(table, whose.of(table).orElseThrow(), owned, preys, session)
                : dynamicTest(table.name(), () -> checkShared(table, session)));
      }
      connection.commit();
      return tests.stream();
    } catch (SQLException e) {
      throw new IllegalStateException("could not prepare the attacks: " + e.getMessage(), e);
    }
  }

  private void checkNames(Catalog catalog, Set<String> owned) {
    if (owned.isEmpty()) {
      throw new IllegalStateException("there is nothing to attack: no table has a column "
          + discriminator + "; say what it is called: discriminator(…)");
    }
    Stream.of(shared, discriminators.keySet(), given.keySet())
        .flatMap(Set::stream)
        .filter(name -> catalog.table(name).isEmpty())
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException("there is no table " + name
              + ": write it with its schema, quoted where SQL wants it");
        });
  }

  private static DynamicNode attacks(
      Table table, String discriminator, Set<String> owned, Preys preys, Session session)
      throws SQLException {
    Prey prey;
    try {
      prey = preys.in(table, discriminator);
    } catch (NoRowException e) {
      return dynamicTest(table.name(), () -> {
        throw e;
      });
    }
    return dynamicContainer(
        table.name(),
        Attacks.on(prey, owned, preys.made()).stream()
            .map(attack ->
                dynamicTest(attack.title(), () -> check(attack.run(prey, session), attack))));
  }

  private static void check(Verdict verdict, Attack attack) {
    switch (verdict.outcome()) {
      case LEAK -> throw new AssertionError("leak: " + attack.title() + ": " + verdict.what());
      case UNPROVEN ->
        throw new AssertionError(
            "nothing is shown, the control failed: " + attack.title() + ": " + verdict.what());
      case WITHSTOOD, NOT_GRANTED -> {}
    }
  }

  private void checkShared(Table table, Session session) throws SQLException {
    boolean known = shared.contains(table.name()) || table.name().equals(MIGRATIONS);
    if (!known && isGranted(table, session)) {
      throw new AssertionError(table.name() + " has no column " + discriminator
          + ", so it belongs to no tenant, and the serving role can reach it\n  give it one and"
          + " protect it, or declare it: shared(\"" + table.name() + "\")");
    }
  }

  private static boolean isGranted(Table table, Session session) throws SQLException {
    for (String privilege : List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")) {
      if (session.may(privilege, table.name(), null)) {
        return true;
      }
    }
    return false;
  }
}
