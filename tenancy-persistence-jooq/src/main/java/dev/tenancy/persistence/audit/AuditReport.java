package dev.tenancy.persistence.audit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an audit has found, and what it has looked at.
 *
 * @param findings errors first, in the order in which their remedies are best applied
 * @param subject what was looked at
 */
public record AuditReport(List<Finding> findings, AuditSubject subject) {
  /** Takes a copy. */
  public AuditReport {
    findings = List.copyOf(findings);
  }

  /**
   * The holes.
   *
   * @return the findings that a service must not run with
   */
  public List<Finding> errors() {
    return of(Severity.ERROR);
  }

  /**
   * What is no hole by itself.
   *
   * @return the other findings
   */
  public List<Finding> warnings() {
    return of(Severity.WARNING);
  }

  /**
   * Tells whether no hole was found. There may be warnings.
   *
   * @return true when there are no errors
   */
  public boolean isClean() {
    return errors().isEmpty();
  }

  /**
   * Does nothing on a clean database; for a test, or a start.
   *
   * @throws IllegalStateException when it is not clean; its message has a line for each error
   */
  public void requireClean() {
    if (!isClean()) {
      throw new IllegalStateException(errors().stream()
          .map(finding -> "\n  " + finding)
          .collect(Collectors.joining(
              "", "the database " + subject.database() + " lets tenants reach each other:", "")));
    }
  }

  private List<Finding> of(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }
}
