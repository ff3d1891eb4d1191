package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.attack.Trespass.Changes;
import dev.tenancy.testkit.isolation.catalog.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes through a view, which may do so with the rights of its owner. */
record ViewWriteAttack(
    View view, Prey any, Collection<Prey> preys, Privileges privileges, Trespass trespass)
    implements Attack {
  @Override
  public String title() {
    return "writes to others through the view";
  }

  @Override
  public Verdict run() throws SQLException {
    List<Question> questions = questions();
    if (questions.isEmpty()) {
      return Verdict.notGranted("INSERT, UPDATE or DELETE");
    }
    boolean own = false;
    for (Question question : questions) {
      Changes changes = trespass.changesOfSingleRows(any, question, preys);
      if (changes.foreign()) {
        return Verdict.leak(
            "it reached rows of another tenant: " + question.sql(),
            "let the view write with the rights of whoever asks: alter view " + view.name()
                + " set (security_invoker = true)");
      }
      own |= changes.own();
    }
    return own
        ? Verdict.withstood("it reached the attacker's own rows only")
        : Verdict.notGranted("way to write to the attacker's own rows through it either");
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    if (privileges.has("DELETE", view.name())) {
      questions.add(new Question("delete from " + view.name(), List.of()));
    }
    for (Prey prey : preys) {
      for (String column : privileges.columns("UPDATE", view.name())) {
        if (prey.table().column(column).isPresent()) {
          questions.add(new Question(
              "update " + view.name() + " set " + column + " = " + prey.cast(column),
              Collections.singletonList(
                  column.equals(prey.discriminator())
                      ? prey.victim()
                      : prey.own().values().get(column))));
        }
      }
      List<String> columns = privileges.columns("INSERT", view.name());
      if (columns.contains(prey.discriminator())
          && columns.stream().allMatch(column -> prey.table().column(column).isPresent())) {
        questions.add(insertion(prey, columns));
      }
    }
    return questions;
  }

  private Question insertion(Prey prey, List<String> columns) {
    List<String> casts = new ArrayList<>();
    List<@Nullable String> values = new ArrayList<>();
    for (String column : columns) {
      casts.add(prey.cast(column));
      values.add(
          column.equals(prey.discriminator()) ? prey.victim() : prey.next().get(column));
    }
    return new Question(
        "insert into " + view.name() + " (" + String.join(", ", columns) + ") values ("
            + String.join(", ", casts) + ")",
        values);
  }
}
