package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose rows a statement changes that one tenant runs.
 *
 * @param preys of all tables
 */
record Trespass(Administrator administrator, Collection<Prey> preys) {
  /**
   * Whose rows a question has changed.
   *
   * @param own the attacker's
   * @param foreign the victim's
   */
  record Changes(boolean own, boolean foreign) {}

  /** What a question that the attacker asks changes in any table. */
  Changes changes(Prey any, Question question) throws SQLException {
    return administrator.undo(() -> changes(any, question, preys));
  }

  /** What it changes in tables where each tenant has one row, so that all can be given the same values. */
  Changes changesOfSingleRows(Prey any, Question question, Collection<Prey> tables)
      throws SQLException {
    return administrator.undo(() -> {
      administrator.execute("set local session_replication_role = replica");
      for (Prey prey : tables) {
        administrator.texts(
            "delete from " + prey.table().name() + " where " + prey.discriminator()
                + "::text in (?, ?) and not (" + MadeRow.IS_AT + ") and not (" + MadeRow.IS_AT
                + ")",
            List.of(
                prey.attacker(),
                prey.victim(),
                prey.own().place(),
                prey.own().table().name(),
                prey.foreign().place(),
                prey.foreign().table().name()));
      }
      administrator.execute("set local session_replication_role = origin");
      return changes(any, question, tables);
    });
  }

  /** What it changes where the victim has the same rows as the attacker, but for whose they are. */
  Changes changesOfTwins(Prey any, Question question) throws SQLException {
    return administrator.undo(() -> {
      administrator.remove(any.victim(), preys);
      administrator.execute("set local session_replication_role = replica");
      for (Prey prey : preys) {
        if (prey.table().parent().isEmpty()) {
          administrator.attempt(twins(prey));
        }
      }
      administrator.execute("set local session_replication_role = origin");
      return changes(any, question, preys);
    });
  }

  private static String twins(Prey prey) {
    List<String> columns = prey.table().columns().stream()
        .filter(column -> column.source() != Column.Source.COMPUTED)
        .map(Column::name)
        .toList();
    String type = prey.table().column(prey.discriminator()).orElseThrow().type().name();
    return "insert into " + prey.table().name() + " (" + String.join(", ", columns)
        + ") overriding system value select "
        + columns.stream()
            .map(column -> column.equals(prey.discriminator())
                ? "cast('" + prey.victim() + "' as " + type + ")"
                : column)
            .collect(Collectors.joining(", "))
        + " from " + prey.table().name() + " where " + prey.discriminator() + "::text = '"
        + prey.attacker() + "'";
  }

  private Changes changes(Prey any, Question question, Collection<Prey> tables)
      throws SQLException {
    List<@Nullable String> own = rows(any.attacker(), tables);
    List<@Nullable String> foreign = rows(any.victim(), tables);
    String answer = String.join("", administrator.answer(any.attacker(), question));
    if (answer.startsWith(Administrator.FAILURE + "23503")
        || answer.startsWith(Administrator.FAILURE + "23001")) {
      // Somebody refers to a row, which is no wall between tenants.
      administrator.execute("set local session_replication_role = replica");
      administrator.answer(any.attacker(), question);
    }
    return new Changes(
        !rows(any.attacker(), tables).equals(own), !rows(any.victim(), tables).equals(foreign));
  }

  /** A digest of each table's rows. */
  private List<@Nullable String> rows(String tenant, Collection<Prey> tables) throws SQLException {
    String digests = tables.stream()
        .map(prey ->
            "select md5(string_agg(concat(t.tableoid, t.ctid, t), ',' order by t::text)) from "
                + prey.table().name() + " t where " + prey.discriminator() + "::text = '" + tenant
                + "'")
        .collect(Collectors.joining(" union all "));
    return administrator.texts(digests, List.of());
  }
}
