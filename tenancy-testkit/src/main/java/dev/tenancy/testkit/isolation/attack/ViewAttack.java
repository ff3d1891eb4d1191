package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.View;
import java.sql.SQLException;
import java.util.List;

/** Reads a view, and learns from it what others have, be it rows or a sum over them. */
record ViewAttack(View view, List<String> columns, Prey any, String role, Interference interference)
    implements Attack {
  @Override
  public String title() {
    return "learns of others through the view";
  }

  @Override
  public Verdict run() throws SQLException {
    Question all = new Question(
        "select row(" + String.join(", ", columns) + ")::text from " + view.name(), List.of());
    Answers answers = interference.ask(any, List.of(all)).get(0);
    if (answers.areFailures()) {
      return Verdict.unproven("it could not be read: " + answers.full());
    }
    if (!answers.areSteady()) {
      return answers.name(any.victim())
          ? Verdict.leak(view.name() + " shows what is another tenant's", remedy())
          : Verdict.unproven("it shows something else each time it is read");
    }
    if (answers.tellOfVictim()) {
      return Verdict.leak(
          view.name()
              + " shows the attacker something else when the rows of another tenant are gone: "
              + "it showed " + answers.full().size() + " rows, and then "
              + answers.alone().size(),
          remedy());
    }
    if (answers.tellOfAttacker()) {
      return Verdict.withstood("it showed " + answers.full().size()
          + " rows, and no others without those of another" + " tenant");
    }
    if (view.invoker()) {
      return Verdict.withstood("it shows nothing that depends on the rows that were made, and reads"
          + " with the rights of whoever asks: what it reads is attacked by itself");
    }
    return Verdict.unproven("it shows nothing of the attacker's rows: " + answers.full()
        + "\n  give rows values that it shows, value(…); where it shows nothing of tenants, declare it:"
        + " shared(\"" + view.name() + "\")");
  }

  private String remedy() {
    return view.materialized()
        ? "it keeps the rows of all tenants: revoke all on " + view.name() + " from " + role
        : "let it read with the rights of whoever asks: " + invoker();
  }

  private String invoker() {
    return "alter view " + view.name() + " set (security_invoker = true)";
  }
}
