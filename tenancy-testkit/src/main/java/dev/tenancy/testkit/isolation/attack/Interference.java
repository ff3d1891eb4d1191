package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.View;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds out whether what a tenant is shown depends on what another one has, whatever it is that is
 * shown: it is asked with the rows of both, without those of the one, and without any.
 *
 * @param preys of all tables
 * @param views of which the materialized ones are filled anew before each question
 */
record Interference(Administrator administrator, Collection<Prey> preys, List<View> views) {
  /** Asks the same questions in all three cases. What asking does is taken back. */
  List<Answers> ask(Prey any, List<Question> questions) throws SQLException {
    return administrator.undo(() -> {
      List<List<String>> full = answers(any.attacker(), questions);
      List<List<String>> again = answers(any.attacker(), questions);
      administrator.remove(any.victim(), preys);
      List<List<String>> alone = answers(any.attacker(), questions);
      administrator.remove(any.attacker(), preys);
      List<List<String>> none = answers(any.attacker(), questions);
      return IntStream.range(0, questions.size())
          .mapToObj(i -> new Answers(full.get(i), again.get(i), alone.get(i), none.get(i)))
          .toList();
    });
  }

  private List<List<String>> answers(String tenant, List<Question> questions) throws SQLException {
    for (View view : views) {
      if (view.materialized()) {
        // One that cannot be filled anew stays as it is.
        administrator.attempt("refresh materialized view " + view.name());
      }
    }
    List<List<String>> answers = new ArrayList<>();
    for (Question question : questions) {
      Savepoint before = administrator.connection().setSavepoint();
      answers.add(administrator.answer(tenant, question));
      administrator.connection().rollback(before);
      administrator.connection().releaseSavepoint(before);
    }
    return answers;
  }
}
