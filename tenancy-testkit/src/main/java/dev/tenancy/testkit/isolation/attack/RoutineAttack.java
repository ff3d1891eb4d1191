package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.attack.Trespass.Changes;
import dev.tenancy.testkit.isolation.catalog.Routine;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import dev.tenancy.testkit.isolation.rows.RowMaker;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls what runs with the rights of its owner, with the victim's values. */
record RoutineAttack(
    Routine routine, Prey any, Collection<Prey> preys, Interference interference, Trespass trespass)
    implements Attack {
  @Override
  public String title() {
    return "reaches others with the rights of the owner";
  }

  @Override
  public Verdict run() throws SQLException {
    List<Question> foreign = calls(Prey::foreign);
    List<Question> own = calls(Prey::own);
    List<Question> all = new ArrayList<>(foreign);
    all.addAll(own);
    List<Answers> answers = interference.ask(any, all);
    String reached = null;
    for (int i = 0; i < all.size(); i++) {
      Answers answer = answers.get(i);
      Changes changes = trespass.changes(any, all.get(i));
      if (tells(answer, all.get(i)) || changes.foreign()) {
        return Verdict.leak(
            routine.signature() + " gives the attacker what is another tenant's, called with "
                + all.get(i).parameters(),
            "let it run with the rights of whoever calls: alter " + kind() + " "
                + routine.signature() + " security invoker");
      }
      if (changes.own() || (answer.areSteady() && answer.tellOfAttacker())) {
        reached = String.valueOf(all.get(i).parameters());
      }
    }
    if (reached != null) {
      return Verdict.withstood("called with " + reached
          + " it reaches the attacker's rows, and with another tenant's values not that tenant's");
    }
    return Verdict.unproven(
        "no call reached the attacker's own rows\n  read what it does, and if that is harmless, say so:"
            + " trusted(\"" + routine.signature() + "\")");
  }

  /** What is another each time can only be looked through for what is the victim's. */
  private boolean tells(Answers answer, Question question) {
    return answer.areSteady()
        ? answer.tellOfVictim()
        : answer.name(any.victim())
            && !String.valueOf(question.parameters()).contains(RowMaker.mark(any.victim()));
  }

  private List<Question> calls(Function<Prey, MadeRow> row) {
    List<Question> questions = new ArrayList<>();
    for (List<@Nullable String> call : Arguments.of(routine, preys, row)) {
      String sql = Arguments.call(routine, Collections.nCopies(call.size(), "?"));
      questions.add(new Question(
          routine.procedure()
              ? "call " + sql
              : "select tenancy_row::text from " + sql + " tenancy_row",
          call));
    }
    return questions;
  }

  private String kind() {
    return routine.procedure() ? "procedure" : "function";
  }
}
