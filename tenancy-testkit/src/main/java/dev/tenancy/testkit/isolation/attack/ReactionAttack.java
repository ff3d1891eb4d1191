package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.attack.Trespass.Changes;
import dev.tenancy.testkit.isolation.catalog.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    for (Question question : questions) {
      Changes changes = trespass.changesOfTwins(prey, question);
      if (changes.foreign()) {
        return Verdict.leak(
            "rows of another tenant were changed by what this set off: " + question.sql(),
            "let the triggers and rules of " + prey.table().name() + " compare "
                + prey.discriminator() + ", and run with the rights of whoever writes");
      }
    }
    return questions.isEmpty()
        ? Verdict.notGranted("INSERT, UPDATE or DELETE")
        : Verdict.withstood("no row of another tenant was changed");
  }

  private List<Question> questions() {
    String table = prey.table().name();
    String own = " where " + prey.discriminator() + "::text = '" + prey.attacker() + "'";
    List<Question> questions = new ArrayList<>();
    List<Column> columns = prey.table().columns().stream()
        .filter(column -> column.source() != Column.Source.COMPUTED)
        .toList();
    for (Column column : columns) {
      if (prey.may("UPDATE", column.name())) {
        questions.add(new Question(
            "update " + table + " set " + column.name() + " = " + column.name() + own, List.of()));
      }
    }
    if (prey.may("DELETE")) {
      questions.add(new Question("delete from " + table + own, List.of()));
    }
    if (prey.may("INSERT") && prey.isAddedByAttacker()) {
      questions.add(insertion(
          columns.stream().filter(column -> prey.may("INSERT", column.name())).toList()));
    }
    return questions;
  }

  private Question insertion(List<Column> columns) {
    Map<String, @Nullable String> values = prey.next();
    List<@Nullable String> parameters = new ArrayList<>();
    columns.forEach(column -> parameters.add(values.get(column.name())));
    return new Question(
        "insert into " + prey.table().name() + " ("
            + columns.stream().map(Column::name).collect(Collectors.joining(", "))
            + ") overriding system value values ("
            + columns.stream()
                .map(column -> "cast(? as " + column.type().name() + ")")
                .collect(Collectors.joining(", "))
            + ")",
        Collections.unmodifiableList(parameters));
  }
}
