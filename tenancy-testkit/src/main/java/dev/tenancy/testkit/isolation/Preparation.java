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
import dev.tenancy.testkit.isolation.catalog.ForeignTable;
import dev.tenancy.testkit.isolation.catalog.Protection;
import dev.tenancy.testkit.isolation.catalog.Reactions;
import dev.tenancy.testkit.isolation.catalog.Role;
import dev.tenancy.testkit.isolation.catalog.Routine;
import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.catalog.Variable;
import dev.tenancy.testkit.isolation.catalog.View;
import dev.tenancy.testkit.isolation.rows.NoRowException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    List<Role> others;
    Privileges privileges;
    try (Connection serving = settings.serving.getConnection()) {
      serving.setAutoCommit(false);
      qualifyNames(serving);
      role = Role.of(serving);
      others = Role.others(serving);
      privileges = Privileges.of(serving);
      serving.rollback();
    }
    SqlSession sql = closing.with(new SqlSession(settings.serving, settings.binding));
    Administrator administrator =
        closing.with(new Administrator(settings.administrator, role.name(), settings.binding));
    try (Connection connection = settings.administrator.getConnection()) {
      connection.setAutoCommit(false);
      requireSuperuser(connection);
      qualifyNames(connection);
      Catalog catalog = Catalog.read(connection);
      Set<String> owned = owned(settings, catalog);
      List<Routine> routines = Routine.read(connection);
      List<View> views = View.read(connection);
      List<String> foreign = ForeignTable.read(connection);
      Set<String> shareable = views.stream().map(View::name).collect(Collectors.toSet());
      shareable.addAll(foreign);
      if (settings.checksNames) {
        Names.check(settings, catalog, owned, shareable, routines);
      }
      Map<String, Prey> preys = new LinkedHashMap<>();
      Map<String, Protection> protections = Protection.read(connection);
      Ground ground = new Ground(
          role,
          others,
          protections,
          privileges,
          owned,
          preys,
          Reactions.read(connection),
          views,
          Variable.read(connection),
          sql,
          administrator);
      Preparation preparation = new Preparation(settings, ground);
      Preys made =
          new Preys(connection, catalog, settings, privileges, new Remedy(role, protections));
      execute(connection, "set local search_path to default");
      for (Table table : catalog.tables()) {
        preparation.onTable(table, owned, made, preys, sql);
      }
      foreign.forEach(
          name -> preparation.onShared(name, "there is no row security on a foreign table"));
      connection.commit();
      preparation.onOthers(ground, routines);
      return preparation.trials;
    }
  }

  private void onTable(
      Table table, Set<String> owned, Preys made, Map<String, Prey> preys, SqlSession sql)
      throws SQLException {
    if (!owned.contains(table.name())) {
      onShared(table.name(), "it has no column " + settings.discriminator);
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
      add(table.name(), Trial.CATALOG, attacks.onEmpty(table, e));
    }
  }

  private void onShared(String table, String why) {
    boolean declared = settings.shared.contains(table) || OURS.contains(table);
    add(
        table,
        Trial.CATALOG,
        attacks.onShared(table, why, declared, settings.writable.contains(table)));
  }

  private void onOthers(Ground ground, List<Routine> routines) {
    if (ground.preys().isEmpty()) {
      return; // which is red already
    }
    for (View view : ground.views()) {
      attacks
          .onView(view, settings.shared.contains(view.name()))
          .forEach(attack -> add(view.name(), ground.sql().name(), attack));
    }
    for (Routine routine : routines) {
      boolean trusted =
          settings.trusted.contains(routine.signature()) || OURS.contains(routine.signature());
      attacks
          .onRoutine(routine, trusted)
          .forEach(attack -> add(routine.signature(), ground.sql().name(), attack));
    }
    add(ground.role().name(), Trial.CATALOG, attacks.byRole(ground.role()));
    attacks.atLogin().forEach(attack -> add(ground.role().name(), ground.sql().name(), attack));
    for (Role other : ground.others()) {
      add(other.name(), ground.sql().name(), attacks.byOtherRole(other));
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

  /** Otherwise PostgreSQL leaves schemas out, each role others. */
  private static void qualifyNames(Connection connection) throws SQLException {
    execute(connection, "set local search_path = pg_catalog");
  }

  private static void requireSuperuser(Connection administrator) throws SQLException {
    try (Statement statement = administrator.createStatement();
        ResultSet rows =
            statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
      if (!rows.next() || !rows.getBoolean(1)) {
        throw new IllegalStateException("the administrator of the suite has to be a superuser: it"
            + " serves as the serving role, and takes away what others have");
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
