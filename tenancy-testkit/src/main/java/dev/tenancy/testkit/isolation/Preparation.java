package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.attack.Administrator;
import dev.tenancy.testkit.isolation.attack.Attack;
import dev.tenancy.testkit.isolation.attack.Attacks;
import dev.tenancy.testkit.isolation.attack.BoundSession;
import dev.tenancy.testkit.isolation.attack.Ground;
import dev.tenancy.testkit.isolation.attack.Prey;
import dev.tenancy.testkit.isolation.attack.Serving;
import dev.tenancy.testkit.isolation.attack.SqlSession;
import dev.tenancy.testkit.isolation.attack.Trial;
import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.PolicyColumn;
import dev.tenancy.testkit.isolation.catalog.Role;
import dev.tenancy.testkit.isolation.catalog.Routine;
import dev.tenancy.testkit.isolation.catalog.Schema;
import dev.tenancy.testkit.isolation.catalog.Table;
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
  private final Ground ground;
  private final Attacks attacks;
  private final List<Trial> trials = new ArrayList<>();

  private Preparation(Settings settings, Ground ground) {
    this.settings = settings;
    this.ground = ground;
    this.attacks = new Attacks(ground);
  }

  /** All that is to be tried, in the order of the objects' names by kind. */
  static List<Trial> of(Settings settings, Closing closing) throws SQLException {
    Serving serving = Serving.read(settings.serving);
    SqlSession sql = closing.with(new SqlSession(settings.serving, settings.binding));
    Administrator administrator = closing.with(
        new Administrator(settings.administrator, serving.role().name(), settings.binding));
    try (Connection connection = settings.administrator.getConnection()) {
      connection.setAutoCommit(false);
      requireSuperuser(connection);
      Schema schema = Schema.read(connection);
      Set<String> owned = owned(settings, schema.catalog());
      if (settings.checksNames) {
        Names.check(settings, schema, owned);
      }
      Map<String, Prey> preys = new LinkedHashMap<>();
      Ground ground = new Ground(serving, schema, owned, preys, sql, administrator);
      Preparation preparation = new Preparation(settings, ground);
      Preys made = new Preys(connection, settings, schema, serving);
      for (Table table : schema.catalog().tables()) {
        preparation.onTable(table, made);
      }
      schema
          .foreignTables()
          .forEach(
              name -> preparation.onShared(name, "there is no row security on a foreign table"));
      connection.commit();
      preparation.onOthers();
      return preparation.trials;
    }
  }

  private void onTable(Table table, Preys made) throws SQLException {
    if (!ground.owned().contains(table.name())) {
      onShared(table.name(), "it has no column " + settings.discriminator);
      return;
    }
    try {
      Prey prey = made.in(table);
      ground.preys().put(table.name(), prey);
      onPrey(table.name(), prey);
    } catch (NoRowException e) {
      add(table.name(), Trial.CATALOG, attacks.onEmpty(table, e));
    }
  }

  private void onPrey(String table, Prey prey) {
    SqlSession sql = ground.sql();
    attacks.onRows(prey, sql).forEach(attack -> add(table, sql.name(), attack));
    attacks.onTable(prey).forEach(attack -> add(table, sql.name(), attack));
    ground.schema().flags().stream()
        .filter(flag -> flag.table().equals(table) && isOpen(flag, prey))
        .forEach(flag -> add(table, sql.name(), attacks.onFlag(flag, prey)));
    settings.contexts.forEach((name, connections) -> {
      BoundSession bound = new BoundSession(name, connections, false);
      attacks.onRows(prey, bound).forEach(attack -> add(table, name, attack));
      BoundSession single = new BoundSession(name + ", without a transaction", connections, true);
      attacks.onRowsForGood(prey, single).forEach(attack -> add(table, single.name(), attack));
    });
  }

  /** Whether nobody has said what stands in it. */
  private boolean isOpen(PolicyColumn flag, Prey prey) {
    return !flag.column().equals(prey.discriminator())
        && !settings.given.getOrDefault(flag.table(), Map.of()).containsKey(flag.column());
  }

  private void onShared(String table, String why) {
    boolean declared = settings.shared.contains(table) || OURS.contains(table);
    add(
        table,
        Trial.CATALOG,
        attacks.onShared(table, why, declared, settings.writable.contains(table)));
  }

  private void onOthers() {
    if (ground.preys().isEmpty()) {
      return; // which is red already
    }
    for (View view : ground.schema().views()) {
      attacks
          .onView(view, settings.shared.contains(view.name()))
          .forEach(attack -> add(view.name(), ground.sql().name(), attack));
    }
    for (Routine routine : ground.schema().routines()) {
      boolean trusted =
          settings.trusted.contains(routine.signature()) || OURS.contains(routine.signature());
      attacks
          .onRoutine(routine, trusted)
          .forEach(attack -> add(routine.signature(), ground.sql().name(), attack));
    }
    Role role = ground.serving().role();
    add(role.name(), Trial.CATALOG, attacks.byRole(role));
    attacks.atLogin().forEach(attack -> add(role.name(), ground.sql().name(), attack));
    for (Role other : ground.serving().others()) {
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
}
