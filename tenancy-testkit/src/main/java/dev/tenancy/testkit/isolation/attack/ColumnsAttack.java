package dev.tenancy.testkit.isolation.attack;

import java.sql.SQLException;
import java.util.List;

/** Reads the columns that are granted, and learns from them what others have. */
record ColumnsAttack(Prey prey, Interference interference) implements Attack {
  @Override
  public String title() {
    return "reads the columns that are granted";
  }

  @Override
  public Verdict run() throws SQLException {
    List<String> columns = prey.privileges().columns("SELECT", prey.table().name());
    if (columns.isEmpty()) {
      return Verdict.notGranted("SELECT");
    }
    Question question = new Question(
        "select row(" + String.join(", ", columns) + ")::text from "
            + prey.table().name(),
        List.of());
    Answers answers = interference.ask(prey, List.of(question)).get(0);
    if (answers.tellOfVictim()) {
      return Verdict.leak(
          prey.table().name()
              + " shows the attacker something else when the rows of another tenant are" + " gone",
          prey.remedy());
    }
    return answers.tellOfAttacker()
        ? Verdict.withstood("it shows the attacker's rows only")
        : Verdict.unproven("it does not show the attacker's rows: " + answers.full());
  }
}
