package dev.tenancy.persistence.audit;

/**
 * One thing that is wrong with a database.
 *
 * @param rule which rule is broken
 * @param severity how bad that is
 * @param object what is wrong, as SQL names it: {@code shop.invoice}, {@code role tenancy_app}
 * @param message what is wrong with it, in a sentence without a full stop
 * @param remedy a line of SQL that mends it; an SQL comment where no SQL can
 */
public record Finding(Rule rule, Severity severity, String object, String message, String remedy) {
  static Finding error(Rule rule, String object, String message, String remedy) {
    return new Finding(rule, Severity.ERROR, object, message, remedy);
  }

  static Finding warning(Rule rule, String object, String message, String remedy) {
    return new Finding(rule, Severity.WARNING, object, message, remedy);
  }

  /** The finding in one line. */
  @Override
  public String toString() {
    return severity + " " + rule.id() + " " + object + ": " + message + "; mend it with: " + remedy;
  }
}
