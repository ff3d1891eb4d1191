package dev.tenancy.persistence.audit;

/** How a report is written. */
public enum ReportFormat {
  /** For people: a block for each finding. */
  TABLE,
  /** For programs: one object, whose members are named like those of {@link AuditReport}. */
  JSON,
  /** For tools that gather findings: SARIF 2.1.0 (OASIS). */
  SARIF;

  /**
   * Writes a report.
   *
   * @param report what was found
   * @return a text that ends with a line break
   */
  public String render(AuditReport report) {
    return switch (this) {
      case TABLE -> TableReport.render(report);
      case JSON -> JsonReport.render(report);
      case SARIF -> SarifReport.render(report);
    };
  }
}
