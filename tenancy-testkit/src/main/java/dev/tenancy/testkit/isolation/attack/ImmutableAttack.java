package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Routine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a function that says it always answers the same, by a plan that has kept another's answer. */
record ImmutableAttack(
    Routine routine,
    Prey any,
    Collection<Prey> preys,
    Administrator administrator,
    SqlSession session)
    implements Attack {
  private static final String RUN = "execute tenancy_probe";

  @Override
  public String title() {
    return "gets an answer that was kept for another";
  }

  @Override
  public Verdict run() throws SQLException {
    boolean answers = false;
    for (List<@Nullable String> call : Arguments.of(routine, preys, Prey::own)) {
      String sql = literally(call);
      Optional<String> victims = answer(any.victim(), sql);
      answers |= victims.isPresent();
      if (victims.isPresent()
          && !victims.equals(answer(any.attacker(), sql))
          && isKept(sql, victims.get())) {
        return Verdict.leak(
            routine.signature() + " gave the attacker the answer that it had for another tenant",
            "its answer depends on the tenant, so it is not immutable: alter function "
                + routine.signature() + " stable");
      }
    }
    return answers
        ? Verdict.withstood("it answers the same for every tenant")
        : Verdict.unproven(
            "no call of it was answered\n  read what it does, and if that is harmless,"
                + " say so: trusted(\"" + routine.signature() + "\")");
  }

  private boolean isKept(String sql, String answer) throws SQLException {
    String probe = "prepare tenancy_probe as select 1 from " + sql
        + " tenancy_row where tenancy_row::text = " + quoted(answer);
    return session
            .runAfter(any.victim(), List.of(probe, RUN), any.attacker(), RUN)
            .rows()
        > 0;
  }

  private Optional<String> answer(String tenant, String sql) throws SQLException {
    return administrator.undo(() -> {
      administrator.serve(tenant);
      try {
        return Optional.of(String.join(
            "\n",
            administrator
                .texts("select tenancy_row::text from " + sql + " tenancy_row limit 1", List.of())
                .stream()
                .map(String::valueOf)
                .toList()));
      } catch (SQLException e) {
        return Optional.empty();
      }
    });
  }

  /** A parameter would not be folded into a plan. */
  private String literally(List<@Nullable String> call) throws SQLException {
    List<String> literals = new ArrayList<>();
    for (String value : call) {
      literals.add(quoted(value));
    }
    return Arguments.call(routine, literals);
  }

  private String quoted(@Nullable String value) throws SQLException {
    return administrator.undo(() -> Objects.requireNonNull(administrator
        .texts("select quote_nullable(?::text)", Collections.singletonList(value))
        .get(0)));
  }
}
