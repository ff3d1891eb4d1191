package dev.tenancy.testkit.isolation.attack;

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
    attacks.add(new TruncateAttack(prey));
    attacks.add(new UnboundAttack(prey, ground.sql()));
    attacks.add(new ResidueAttack(prey, ground.sql()));
    attacks.add(new PlanAttack(prey, ground.sql()));
    ground
        .variable()
        .ifPresent(variable -> attacks.add(new SwitchAttack(prey, variable, ground.sql())));
    attacks.add(new OwnerAttack(prey, ground.administrator()));
    return attacks;
  }

  /** On a table that is nobody's. */
  public Attack onShared(Table table, String discriminator, boolean declared) {
    return new SharedAttack(table, discriminator, declared, ground.privileges());
  }

  /** On a table that could not be given rows. */
  public Attack onEmpty(NoRowException failure) {
    return new NoRows(failure);
  }

  /** On a view that the serving role may read. */
  public Optional<Attack> onView(View view) {
    return ground.privileges().has("SELECT", view.name())
        ? Optional.of(
            new ViewAttack(view, ground.any(), ground.role().name(), ground.interference()))
        : Optional.empty();
  }

  /** On a function or procedure that the serving role may call. */
  public Optional<Attack> onRoutine(Routine routine, boolean trusted) {
    if (!ground.privileges().has("EXECUTE", routine.signature())) {
      return Optional.empty();
    }
    if (trusted) {
      return Optional.of(new Declared());
    }
    if (routine.definer()) {
      return Optional.of(
          new RoutineAttack(routine, ground.any(), ground.preys().values(), ground.interference()));
    }
    return routine.immutable()
        ? Optional.of(new ImmutableAttack(
            routine, ground.any(), ground.preys().values(), ground.administrator(), ground.sql()))
        : Optional.empty();
  }

  /** By what the serving role is itself. */
  public Attack byRole(Role role) {
    return new PowerAttack(role);
  }

  /** By what the serving role may become. */
  public Attack byOtherRole(String other) {
    return new RoleAttack(other, ground.role().name(), ground.preys().values(), ground.sql());
  }

  /** On connections that tenants use one after the other. */
  public List<Attack> onConnections(BoundSession session) {
    List<Attack> attacks = new ArrayList<>();
    for (Residue residue : Residue.values()) {
      ground
          .variable()
          .or(() ->
              residue == Residue.TENANT ? Optional.empty() : Optional.of("no variable is needed"))
          .ifPresent(
              variable -> attacks.add(new PoolAttack(residue, variable, ground.any(), session)));
    }
    return attacks;
  }
}
