package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.PolicyColumn;
import dev.tenancy.testkit.isolation.catalog.Role;
import dev.tenancy.testkit.isolation.catalog.Routine;
import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.catalog.View;
import dev.tenancy.testkit.isolation.rows.NoRowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is tried. Each list holds the attacks that an object gives occasion for. */
public final class Attacks {
  private final Ground ground;

  /** On a ground whose preys are complete when the attacks are run. */
  public Attacks(Ground ground) {
    this.ground = ground;
  }

  /** On the rows of a table, by any session. */
  public List<Attack> onRows(Prey prey, Session session) {
    List<Attack> attacks = new ArrayList<>();
    for (RowAct act : RowAct.values()) {
      attacks.add(new RowAttack(act, prey, session));
    }
    attacks.add(new InsertAttack(prey, session));
    attacks.add(new MoveAttack(prey, session));
    prey.table().keys().stream()
        .filter(key -> !key.columns().equals(List.of(prey.discriminator())))
        .forEach(key -> attacks.add(new KeyAttack(key, prey, session)));
    prey.table().foreignKeys().stream()
        .filter(key -> ground.owned().contains(key.parent()))
        .forEach(key -> attacks.add(new ReferAttack(key, prey, ground.preys(), session)));
    return attacks;
  }

  /** On the rows of a table, where what is done cannot be taken back. */
  public List<Attack> onRowsForGood(Prey prey, Session session) {
    return List.of(new RowAttack(RowAct.READ, prey, session));
  }

  /** On a table, by who can bind transactions, or not. */
  public List<Attack> onTable(Prey prey) {
    List<Attack> attacks = new ArrayList<>();
    attacks.add(new GrantAttack(prey, "TRUNCATE", "empties the table"));
    attacks.add(new GrantAttack(prey, "TRIGGER", "runs what it likes when others write"));
    attacks.add(new UnboundAttack(prey, ground.sql()));
    attacks.add(new ResidueAttack(prey, ground.sql()));
    attacks.add(new PlanAttack(prey, ground.sql()));
    for (String variable : ground.schema().variables()) {
      attacks.add(new SwitchAttack(prey, variable, ground.sql()));
    }
    if (!prey.isAddressable()) {
      attacks.add(new ColumnsAttack(prey, ground.interference()));
    }
    attacks.add(new OwnerAttack(prey, ground.administrator()));
    if (ground.schema().reactive().contains(prey.table().name())) {
      attacks.add(new ReactionAttack(prey, ground.trespass()));
    }
    attacks.add(new NobodysRowAttack(prey, ground.sql()));
    attacks.add(new BlindAttack("DELETE", prey, ground.trespass()));
    attacks.add(new BlindAttack("UPDATE", prey, ground.trespass()));
    return attacks;
  }

  /** On a column that a policy looks at. */
  public Attack onFlag(PolicyColumn flag, Prey prey) {
    return new FlagAttack(flag, prey, ground.administrator());
  }

  /** On a table that is nobody's. */
  public Attack onShared(String table, String why, boolean declared, boolean writable) {
    return new SharedAttack(table, why, declared, writable, ground);
  }

  /** On a table that could not be given rows. */
  public Attack onEmpty(Table table, NoRowException failure) {
    return new NoRows(table, failure, ground.serving().privileges());
  }

  /** On a view that the serving role may read, or write to. */
  public List<Attack> onView(View view, boolean declared) {
    if (declared) {
      return List.of(new Declared("declared to be shared"));
    }
    List<Attack> attacks = new ArrayList<>();
    List<String> columns = ground.serving().privileges().columns("SELECT", view.name());
    if (!columns.isEmpty()) {
      if (!view.materialized()) {
        attacks.add(new BarrierAttack(view, columns, ground.any(), ground.administrator()));
      }
      attacks.add(new ViewAttack(
          view, columns, ground.any(), ground.serving().role().name(), ground.interference()));
    }
    if (!view.materialized()) {
      attacks.add(new ViewWriteAttack(
          view,
          ground.any(),
          ground.preys().values(),
          ground.serving().privileges(),
          ground.trespass()));
    }
    return attacks;
  }

  /** On a function or procedure that the serving role may call. */
  public List<Attack> onRoutine(Routine routine, boolean trusted) {
    if (!ground.serving().privileges().has("EXECUTE", routine.signature())) {
      return List.of();
    }
    if (trusted) {
      return List.of(new Declared("declared to be trusted"));
    }
    List<Attack> attacks = new ArrayList<>();
    if (routine.leakproof()) {
      attacks.add(new RoutineFlaw(
          "is shown values before row security",
          routine.signature() + " is LEAKPROOF, so that it is called with the values of all rows",
          "alter function " + routine.signature() + " not leakproof"));
    }
    if (routine.definer()) {
      attacks.add(new RoutineFlaw(
          "takes a temporary object for its own",
          routine.gullible()
              ? routine.signature() + " finds what it names in the caller's temporary schema first"
              : "",
          "end its search_path with it: alter routine " + routine.signature()
              + " set search_path = pg_catalog, pg_temp"));
      attacks.add(new RoutineAttack(
          routine,
          ground.any(),
          ground.preys().values(),
          ground.interference(),
          ground.trespass()));
    }
    if (routine.immutable()) {
      attacks.add(new ImmutableAttack(
          routine, ground.any(), ground.preys().values(), ground.administrator(), ground.sql()));
    }
    return attacks;
  }

  /** By what the serving role is itself. */
  public Attack byRole(Role role) {
    return new PowerAttack(role, power(role));
  }

  /** By what the serving role may become. */
  public Attack byOtherRole(Role other) {
    return new RoleAttack(
        other,
        power(other),
        ground.serving().role().name(),
        ground.preys().values(),
        ground.sql(),
        ground.administrator());
  }

  private Optional<String> power(Role role) {
    return Power.of(role, ground.owned(), ground.schema().protections());
  }

  /** On connections that tenants use one after the other. */
  public List<Attack> onConnections(BoundSession session) {
    List<Attack> attacks = new ArrayList<>();
    for (Residue residue : Residue.values()) {
      if (residue != Residue.TENANT) {
        attacks.add(new PoolAttack(residue, "", ground.any(), session, ground.administrator()));
      }
    }
    for (String variable : ground.schema().variables()) {
      attacks.add(
          new PoolAttack(Residue.TENANT, variable, ground.any(), session, ground.administrator()));
    }
    return attacks;
  }

  /** By what the serving role brings along when it logs in. */
  public List<Attack> atLogin() {
    return ground.schema().variables().stream()
        .<Attack>map(
            variable -> new LoginAttack(variable, ground.serving().role().name(), ground.sql()))
        .toList();
  }
}
