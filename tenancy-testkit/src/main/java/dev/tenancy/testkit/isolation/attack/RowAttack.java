package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Does something to a row of the victim's. */
record RowAttack(RowAct act, Prey prey, Session session) implements Attack {
  @Override
  public String title() {
    return act.title;
  }

  @Override
  public Verdict run() throws SQLException {
    Optional<String> column = column();
    if (column.isEmpty()) {
      return Verdict.notGranted(act.privilege);
    }
    if (!prey.isAddressable()) {
      return Verdict.notGranted(
          "SELECT on the whole table, which it takes to find a row by its place");
    }
    Effect control = on(prey.own(), column.get());
    Effect attack = on(prey.foreign(), column.get());
    if (control.rows() == 0 && !control.isForeignKeyViolation()) {
      return Verdict.unproven("on the attacker's own row: " + control);
    }
    return attack.rows() == 0 && !attack.isForeignKeyViolation()
        ? Verdict.withstood(control, attack)
        : Verdict.leak(
            "it did so to another tenant's row of " + prey.table().name() + ": " + attack,
            prey.remedy());
  }

  private Effect on(MadeRow row, String column) throws SQLException {
    return session.run(
        prey.attacker(),
        act.sql(prey.table().name(), MadeRow.IS_AT, column),
        List.copyOf(row.at()));
  }

  /** One that the role has the privilege on. */
  private Optional<String> column() {
    return prey.table().columns().stream()
        .filter(column -> column.source() != Column.Source.COMPUTED)
        .map(Column::name)
        .filter(column ->
            act == RowAct.DELETE ? prey.may(act.privilege) : prey.may(act.privilege, column))
        .findFirst();
  }
}
