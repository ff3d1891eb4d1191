package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.attack.Administrator;
import dev.tenancy.testkit.isolation.attack.Attack;
import dev.tenancy.testkit.isolation.attack.Attacks;
import dev.tenancy.testkit.isolation.attack.BoundSession;
import dev.tenancy.testkit.isolation.attack.Ground;
import dev.tenancy.testkit.isolation.attack.Prey;
import dev.tenancy.testkit.isolation.attack.Privileges;
import dev.tenancy.testkit.isolation.attack.Remedy;
import dev.tenancy.testkit.isolation.attack.SqlSession;
import dev.tenancy.testkit.isolation.attack.Trial;
import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.Protection;
import dev.tenancy.testkit.isolation.catalog.Role;
import dev.tenancy.testkit.isolation.catalog.Routine;
import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.catalog.Variable;
import dev.tenancy.testkit.isolation.catalog.View;
import dev.tenancy.testkit.isolation.rows.NoRowException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the catalog, makes the rows, and finds out what there is to try. */
final class Preparation {
  /** Of tenancy itself: read when a service starts, and one row at a time when a request comes in. */
  private static final Set<String> OURS = Set.of(
      "tenancy.flyway_schema_history",
      "tenancy.tenant_by_id(uuid)",
      "tenancy.tenant_by_slug(text)");

  private final Settings settings;
  private final Attacks attacks;
  private final List<Trial> trials = new ArrayList<>();

  private Preparation(Settings settings, Ground ground) {
    this.settings = settings;
    this.attacks = new Attacks(ground);
  }

  /** All that is to be tried, in the order of the objects' names by kind. */
  static List<Trial> of(Settings settings, Closing closing) throws SQLException {
    Role role;
    Privileges privileges;
    try (Connection serving = settings.serving.getConnection()) {
      role = Role.of(serving);
      privileges = Privileges.of(serving);
    }
    SqlSession sql = closing.with(new SqlSession(settings.serving, settings.binding));
    Administrator administrator =
        closing.with(new Administrator(settings.administrator, role.name(), settings.binding));
    try (Connection connection = settings.administrator.getConnection()) {
      connection.setAutoCommit(false);
      Catalog catalog = Catalog.read(connection);
      Set<String> owned = owned(settings, catalog);
      checkNames(settings, catalog, owned);
      Map<String, Prey> preys = new LinkedHashMap<>();
      Ground ground = new Ground(
          role,
          privileges,
          owned,
          preys,
          View.read(connection),
          Variable.read(connection),
          sql,
          administrator);
      Preparation preparation = new Preparation(settings, ground);
      Preys made = new Preys(
          connection, catalog, settings, privileges, new Remedy(role, Protection.read(connection)));
      for (Table table : catalog.tables()) {
        preparation.onTable(table, owned, made, preys, sql);
      }
      connection.commit();
      preparation.onOthers(ground, Routine.read(connection));
      return preparation.trials;
    }
  }

  private void onTable(
      Table table, Set<String> owned, Preys made, Map<String, Prey> preys, SqlSession sql)
      throws SQLException {
    if (!owned.contains(table.name())) {
      boolean declared = settings.shared.contains(table.name()) || OURS.contains(table.name());
      add(table.name(), Trial.CATALOG, attacks.onShared(table, settings.discriminator, declared));
      return;
    }
    try {
      Prey prey = made.in(table);
      preys.put(table.name(), prey);
      attacks.onRows(prey, sql).forEach(attack -> add(table.name(), sql.name(), attack));
      attacks.onTable(prey).forEach(attack -> add(table.name(), sql.name(), attack));
      settings.contexts.forEach((name, connections) -> {
        BoundSession bound = new BoundSession(name, connections, false);
        attacks.onRows(prey, bound).forEach(attack -> add(table.name(), name, attack));
        BoundSession single = new BoundSession(name + ", without a transaction", connections, true);
        attacks
            .onRowsForGood(prey, single)
            .forEach(attack -> add(table.name(), single.name(), attack));
      });
    } catch (NoRowException e) {
      add(table.name(), Trial.CATALOG, attacks.onEmpty(e));
    }
  }

  private void onOthers(Ground ground, List<Routine> routines) {
    if (ground.preys().isEmpty()) {
      return; // which is red already
    }
    for (View view : ground.views()) {
      attacks.onView(view).ifPresent(attack -> add(view.name(), ground.sql().name(), attack));
    }
    for (Routine routine : routines) {
      boolean trusted =
          settings.trusted.contains(routine.signature()) || OURS.contains(routine.signature());
      attacks
          .onRoutine(routine, trusted)
          .ifPresent(attack -> add(routine.signature(), ground.sql().name(), attack));
    }
    add(ground.role().name(), Trial.CATALOG, attacks.byRole(ground.role()));
    for (String other : ground.role().others()) {
      add(other, ground.sql().name(), attacks.byOtherRole(other));
    }
    settings.contexts.forEach((name, connections) -> attacks
        .onConnections(new BoundSession(name, connections, true))
        .forEach(attack -> add("connections of " + name, name, attack)));
  }

  private void add(String object, String context, Attack attack) {
    trials.add(new Trial(object, context, attack));
  }

  private static Set<String> owned(Settings settings, Catalog catalog) {
    return catalog.tables().stream()
        .filter(table -> settings.whose().of(table).isPresent())
        .map(Table::name)
        .collect(Collectors.toSet());
  }

  private static void checkNames(Settings settings, Catalog catalog, Set<String> owned) {
    if (owned.isEmpty()) {
      throw new IllegalStateException("there is nothing to attack: no table has a column "
          + settings.discriminator + "; say what it is called: discriminator(…)");
    }
    settings.tables().filter(name -> catalog.table(name).isEmpty()).findFirst().ifPresent(name -> {
      throw new IllegalArgumentException(
          "there is no table " + name + ": write it with its schema, quoted where SQL wants it");
    });
  }
}
