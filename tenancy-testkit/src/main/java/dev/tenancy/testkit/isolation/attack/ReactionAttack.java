package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.attack.Trespass.Changes;
import dev.tenancy.testkit.isolation.catalog.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes to its own rows, and reaches others by the triggers and rules that this sets off. The victim has
 * the same rows then as the attacker, so that a trigger which forgets the tenant finds them.
 */
record ReactionAttack(Prey prey, Trespass trespass) implements Attack {
  @Override
  public String title() {
    return "reaches others by what its writes set off";
  }

  @Override
  public Verdict run() throws SQLException {
    List<Question> questions = questions();
    if (questions.isEmpty()) {
      return Verdict.notGranted("INSERT, UPDATE or DELETE");
    }
    boolean own = false;
    for (Question question : questions) {
      Changes changes = trespass.changesOfTwins(prey, question);
      if (changes.foreign()) {
        return Verdict.leak(
            "rows of another tenant were changed by what this set off: " + question.sql(),
            "let the triggers and rules of " + prey.table().name() + " compare "
                + prey.discriminator() + ", and run with the rights of whoever writes");
      }
      own |= changes.own();
    }
    return own
        ? Verdict.withstood("rows of the attacker's were changed, and none of another tenant")
        : Verdict.unproven("no row of the attacker's was changed either");
  }

  private List<Question> questions() {
    String table = prey.table().name();
    String own = " where " + prey.discriminator() + "::text = '" + prey.attacker() + "'";
    List<Question> questions = new ArrayList<>();
    for (Column column : prey.table().columns()) {
      if (column.source() != Column.Source.COMPUTED && prey.may("UPDATE", column.name())) {
        questions.add(new Question(
            "update " + table + " set " + column.name() + " = " + column.name() + own, List.of()));
      }
    }
    if (prey.may("DELETE")) {
      questions.add(new Question("delete from " + table + own, List.of()));
    }
    if (prey.may("INSERT") && prey.isAddedByAttacker()) {
      questions.add(new Insertion(prey).question());
    }
    return questions;
  }
}
