package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Does something to a row, wherever it is. */
enum RowAttack implements Attack {
  READ("reads a row", "SELECT", "select 1 from %1$s where %2$s"),
  LOCK("locks a row", "UPDATE", "select 1 from %1$s where %2$s for update"),
  UPDATE("changes a row", "UPDATE", "update %1$s set %3$s = %3$s where %2$s"),
  DELETE("deletes a row", "DELETE", "delete from %1$s where %2$s");

  private final String title;
  private final String privilege;
  private final String sql;

  RowAttack(String title, String privilege, String sql) {
    this.title = title;
    this.privilege = privilege;
    this.sql = sql;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Verdict run(Prey prey, Session session) throws SQLException {
    Optional<String> column = column(prey, session);
    if (column.isEmpty()) {
      return Verdict.notGranted(privilege);
    }
    Effect control = on(prey.own(), prey, session, column.get());
    Effect attack = on(prey.foreign(), prey, session, column.get());
    if (control.rows() == 0 && !control.isForeignKeyViolation()) {
      return Verdict.unproven("on the attacker's own row: " + control);
    }
    return attack.rows() == 0 && !attack.isForeignKeyViolation()
        ? Verdict.withstood(control, attack)
        : Verdict.leak(
            "it did so to another tenant's row of " + prey.table().name() + ": " + attack,
            Remedy.protect(prey.table()));
  }

  private Effect on(MadeRow row, Prey prey, Session session, String column) throws SQLException {
    return session.run(
        prey.attacker(),
        sql.formatted(prey.table().name(), MadeRow.IS_AT, column),
        List.copyOf(row.at()));
  }

  /** One that the role has the privilege on. */
  private Optional<String> column(Prey prey, Session session) throws SQLException {
    List<String> columns = prey.table().columns().stream()
        .filter(column -> column.source() != Column.Source.COMPUTED)
        .map(Column::name)
        .toList();
    for (String column : columns) {
      if (session.may(privilege, prey.table().name(), this == DELETE ? null : column)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }
}
