package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.attack.Interference.Answers;
import dev.tenancy.testkit.isolation.catalog.Routine;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls what runs with the rights of its owner, with the victim's values. */
record RoutineAttack(Routine routine, Prey any, Collection<Prey> preys, Interference interference)
    implements Attack {
  @Override
  public String title() {
    return "reaches others with the rights of the owner";
  }

  @Override
  public Verdict run() throws SQLException {
    for (List<@Nullable String> call : Arguments.of(routine, preys, Prey::foreign)) {
      if (reaches(call)) {
        return Verdict.leak(
            routine.signature() + " gives the attacker what is another tenant's, called with "
                + call,
            "let it run with the rights of whoever calls: alter " + kind() + " "
                + routine.signature() + " security invoker");
      }
    }
    for (List<@Nullable String> call : Arguments.of(routine, preys, Prey::own)) {
      if (isAnswered(call)) {
        return Verdict.withstood(
            "called with " + call + " it answers, and with another tenant's values it does not");
      }
    }
    return Verdict.unproven(
        "no call reached the attacker's own rows\n  read what it does, and if that is harmless, say so:"
            + " trusted(\"" + routine.signature() + "\")");
  }

  private boolean reaches(List<@Nullable String> call) throws SQLException {
    if (interference.changes(any, any.victim(), sql(), call)) {
      return true;
    }
    Answers answers = interference.ask(any, sql(), call);
    return answers.areSteady() && answers.tellOfVictim();
  }

  private boolean isAnswered(List<@Nullable String> call) throws SQLException {
    return interference.ask(any, sql(), call).tellOfAttacker()
        || interference.changes(any, any.attacker(), sql(), call);
  }

  private String sql() {
    return routine.procedure()
        ? "call " + Arguments.call(routine)
        : "select r::text from " + Arguments.call(routine) + " r";
  }

  private String kind() {
    return routine.procedure() ? "procedure" : "function";
  }
}
