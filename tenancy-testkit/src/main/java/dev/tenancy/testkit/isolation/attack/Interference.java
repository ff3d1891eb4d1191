package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.catalog.View;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import dev.tenancy.testkit.isolation.rows.RowMaker;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether what a tenant is shown depends on what another one has, whatever it is that is
 * shown: it is asked with the rows of both, without those of the one, and without any.
 *
 * @param preys of all tables
 * @param views of which the materialized ones are filled anew before each question
 */
public record Interference(Administrator administrator, Collection<Prey> preys, List<View> views) {
  private static final String FAILURE = "failed: ";
  /**
   * What the attacker is told.
   *
   * @param full while there are the rows of both
   * @param again the same, asked once more
   * @param alone without the victim's rows
   * @param none without the attacker's rows, too
   */
  record Answers(List<String> full, List<String> again, List<String> alone, List<String> none) {
    boolean areSteady() {
      return full.equals(again);
    }

    boolean areFailures() {
      return full.size() == 1 && full.get(0).startsWith(FAILURE);
    }

    /** Whether anything of a tenant's stands in them. */
    boolean name(UUID tenant) {
      return full.stream().anyMatch(row -> row.contains(RowMaker.mark(tenant)));
    }

    boolean tellOfVictim() {
      return !full.equals(alone);
    }

    boolean tellOfAttacker() {
      return !alone.equals(none);
    }
  }

  /**
   * Something that the attacker can ask.
   *
   * @param sql whose first column is the answer
   */
  record Question(String sql, List<@Nullable String> parameters) {}

  /** Asks the same questions in all three cases. What asking does is taken back. */
  List<Answers> ask(Prey any, List<Question> questions) throws SQLException {
    return administrator.undo(() -> {
      List<List<String>> full = answers(any.attacker(), questions);
      List<List<String>> again = answers(any.attacker(), questions);
      remove(any.victim());
      List<List<String>> alone = answers(any.attacker(), questions);
      remove(any.attacker());
      List<List<String>> none = answers(any.attacker(), questions);
      return IntStream.range(0, questions.size())
          .mapToObj(i -> new Answers(full.get(i), again.get(i), alone.get(i), none.get(i)))
          .toList();
    });
  }

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
                prey.attacker().toString(),
                prey.victim().toString(),
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
      remove(any.victim());
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
    List<String> own = rows(any.attacker(), tables);
    List<String> foreign = rows(any.victim(), tables);
    String answer = String.join("", answer(any.attacker(), question));
    if (answer.startsWith(FAILURE + "23503") || answer.startsWith(FAILURE + "23001")) {
      // Somebody refers to a row, which is no wall between tenants.
      administrator.execute("set local session_replication_role = replica");
      answer(any.attacker(), question);
    }
    return new Changes(
        !rows(any.attacker(), tables).equals(own), !rows(any.victim(), tables).equals(foreign));
  }

  private List<List<String>> answers(UUID tenant, List<Question> questions) throws SQLException {
    for (View view : views) {
      if (view.materialized()) {
        // One that cannot be filled anew stays as it is.
        administrator.attempt("refresh materialized view " + view.name());
      }
    }
    List<List<String>> answers = new ArrayList<>();
    for (Question question : questions) {
      Savepoint before = administrator.connection().setSavepoint();
      answers.add(answer(tenant, question));
      administrator.connection().rollback(before);
      administrator.connection().releaseSavepoint(before);
    }
    return answers;
  }

  private List<String> answer(UUID tenant, Question question) throws SQLException {
    Savepoint before = administrator.connection().setSavepoint();
    try {
      administrator.serve(tenant);
      List<String> rows = new ArrayList<>();
      administrator
          .texts(question.sql(), question.parameters())
          .forEach(row -> rows.add(String.valueOf(row)));
      administrator.rule();
      rows.sort(null);
      return rows;
    } catch (SQLException e) {
      administrator.connection().rollback(before);
      return List.of(FAILURE + e.getSQLState() + ": " + e.getMessage());
    }
  }

  private void remove(UUID tenant) throws SQLException {
    // Nobody has to be asked whether a row may go, or wants to go with it.
    administrator.execute("set local session_replication_role = replica");
    for (Prey prey : preys) {
      administrator.execute("delete from " + prey.table().name() + " where " + prey.discriminator()
          + "::text = '" + tenant + "'");
    }
    administrator.execute("set local session_replication_role = origin");
  }

  private List<String> rows(UUID tenant, Collection<Prey> tables) throws SQLException {
    List<String> all = new ArrayList<>();
    for (Prey prey : tables) {
      administrator
          .texts(
              "select md5(string_agg(concat(t.tableoid, t.ctid, t), ',' order by t::text)) from "
                  + prey.table().name() + " t where " + prey.discriminator() + "::text = '" + tenant
                  + "'",
              List.of())
          .forEach(row -> all.add(Objects.requireNonNullElse(row, "")));
    }
    return all;
  }
}
