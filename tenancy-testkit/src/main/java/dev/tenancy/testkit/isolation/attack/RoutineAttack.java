package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.attack.Interference.Answers;
import dev.tenancy.testkit.isolation.attack.Interference.Question;
import dev.tenancy.testkit.isolation.catalog.Routine;
import dev.tenancy.testkit.isolation.rows.MadeRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Calls what runs with the rights of its owner, with the victim's values. */
record RoutineAttack(Routine routine, Prey any, Collection<Prey> preys, Interference interference)
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
    for (int i = 0; i < all.size(); i++) {
      Answers answer = answers.get(i);
      if ((answer.areSteady() && answer.tellOfVictim()) || changes(all.get(i), any.victim())) {
        return Verdict.leak(
            routine.signature() + " gives the attacker what is another tenant's, called with "
                + all.get(i).parameters(),
            "let it run with the rights of whoever calls: alter " + kind() + " "
                + routine.signature() + " security invoker");
      }
    }
    for (int i = foreign.size(); i < all.size(); i++) {
      if (answers.get(i).tellOfAttacker() || changes(all.get(i), any.attacker())) {
        return Verdict.withstood(
            "called with " + all.get(i).parameters()
                + " it reaches the attacker's rows, and with another tenant's values not that tenant's");
      }
    }
    return Verdict.unproven(
        "no call reached the attacker's own rows\n  read what it does, and if that is harmless, say so:"
            + " trusted(\"" + routine.signature() + "\")");
  }

  private boolean changes(Question question, UUID whose) throws SQLException {
    return routine.writes() && interference.changes(any, whose, question);
  }

  private List<Question> calls(Function<Prey, MadeRow> row) {
    String sql = routine.procedure()
        ? "call " + Arguments.call(routine)
        : "select r::text from " + Arguments.call(routine) + " r";
    return Arguments.of(routine, preys, row).stream()
        .map(call -> new Question(sql, call))
        .toList();
  }

  private String kind() {
    return routine.procedure() ? "procedure" : "function";
  }
}
