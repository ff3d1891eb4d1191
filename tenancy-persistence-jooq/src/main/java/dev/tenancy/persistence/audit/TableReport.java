package dev.tenancy.persistence.audit;

import java.util.stream.Collectors;

/** Four aligned lines for each finding, and what was looked at. */
final class TableReport {
  private TableReport() {}

  static String render(AuditReport report) {
    String findings =
        report.findings().stream().map(TableReport::block).collect(Collectors.joining());
    return findings
        + (report.isClean() ? "clean" : "not clean")
        + ": " + report.errors().size() + " errors, " + report.warnings().size() + " warnings\n"
        + "looked at " + report.subject() + "\n";
  }

  private static String block(Finding finding) {
    return "%-8s %s%n         rule    %s%n         what    %s%n         remedy  %s%n%n"
        .formatted(
            finding.severity(),
            finding.object(),
            finding.rule().id(),
            finding.message(),
            finding.remedy())
        .replace(System.lineSeparator(), "\n");
  }
}
