package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.report.Attempt;
import java.sql.SQLException;

/**
 * An attack that waits to be tried.
 *
 * @param object what is attacked
 * @param context how statements come to be run on behalf of a tenant
 */
public record Trial(String object, String context, Attack attack) {
  /** The context of what needs no session. */
  public static final String CATALOG = "the catalog";

  /** The context of statements whose transactions are bound by SQL. */
  public static final String SQL = "a transaction bound by SQL";

  /** What is tried, and by which connections unless it is by those of the suite itself. */
  public String name() {
    boolean own = context.equals(CATALOG) || context.equals(SQL);
    return own ? attack.title() : attack.title() + ", through " + context;
  }

  /** Tries it; what could not be tried has shown nothing. */
  public Attempt run() {
    Verdict verdict;
    try {
      verdict = attack.run();
    } catch (SQLException e) {
      verdict = Verdict.unproven("it could not be tried: " + e.getMessage());
    }
    return new Attempt(object, attack.title(), context, verdict.outcome(), verdict.what());
  }
}
