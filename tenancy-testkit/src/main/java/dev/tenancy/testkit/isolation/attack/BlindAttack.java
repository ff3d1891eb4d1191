package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.attack.Trespass.Changes;
import dev.tenancy.testkit.isolation.catalog.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes or deletes rows without looking for them: what a policy for reading hides is not hidden from a
 * statement that reads nothing.
 *
 * @param privilege UPDATE or DELETE
 */
record BlindAttack(String privilege, Prey prey, Trespass trespass) implements Attack {
  @Override
  public String title() {
    return (privilege.equals("DELETE") ? "deletes" : "changes") + " rows without looking for them";
  }

  @Override
  public Verdict run() throws SQLException {
    if (!prey.may(privilege)) {
      return Verdict.notGranted(privilege);
    }
    boolean own = false;
    for (Question question : questions()) {
      Changes changes = trespass.changesOfSingleRows(prey, question, List.of(prey));
      if (changes.foreign()) {
        return Verdict.leak(
            "it reached rows of another tenant of " + prey.table().name() + ": " + question.sql(),
            prey.remedy());
      }
      own |= changes.own();
    }
    return own
        ? Verdict.withstood("it reached the attacker's own rows only")
        : Verdict.unproven("it did not reach the attacker's own rows either");
  }

  private List<Question> questions() {
    String table = prey.table().name();
    if (privilege.equals("DELETE")) {
      return List.of(new Question("delete from " + table, List.of()));
    }
    List<Question> questions = new ArrayList<>();
    for (Column column : prey.table().columns()) {
      if (prey.may(privilege, column.name()) && column.source() != Column.Source.COMPUTED) {
        questions.add(update(column, prey.own().values().get(column.name())));
      }
      if (prey.may(privilege, column.name()) && column.name().equals(prey.discriminator())) {
        questions.add(update(column, prey.victim()));
      }
    }
    return questions;
  }

  /** To a constant: a column's own value would have to be read. */
  private Question update(Column column, @Nullable String value) {
    return new Question(
        "update " + prey.table().name() + " set " + column.name() + " = "
            + prey.cast(column.name()),
        Collections.singletonList(value));
  }
}
