package dev.tenancy.persistence.audit;

import java.util.function.Function;

/** How a report is written. */
public enum ReportFormat {
  /** For people: a block for each finding. */
  TABLE(TableReport::render),
  /** For programs: one object, whose members are named like those of {@link AuditReport}. */
  JSON(JsonReport::render),
  /** For tools that gather findings: SARIF 2.1.0 (OASIS). */
  SARIF(SarifReport::render);

  private final Function<AuditReport, String> renderer;

  ReportFormat(Function<AuditReport, String> renderer) {
    this.renderer = renderer;
  }

  /**
   * Writes a report.
   *
   * @param report what was found
   * @return a text that ends with a line break
   */
  public String render(AuditReport report) {
    return renderer.apply(report);
  }
}
