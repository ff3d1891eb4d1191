package dev.tenancy.persistence.audit;

import java.util.Locale;
import java.util.Map;

/** The report as one JSON object. */
final class JsonReport {
  private JsonReport() {}

  static String render(AuditReport report) {
    return Json.text(Json.object(
        "clean", report.isClean(),
        "findings", report.findings().stream().map(JsonReport::finding).toList(),
        "subject", subject(report.subject())));
  }

  static Map<String, Object> subject(AuditSubject subject) {
    return Json.object(
        "database", subject.database(),
        "engine", subject.engine(),
        "schemaVersion", subject.schemaVersion(),
        "schemas", subject.schemas(),
        "roles", subject.roles(),
        "tenantOwned", subject.tenantOwned(),
        "shared", subject.shared(),
        "views", subject.views(),
        "functions", subject.functions(),
        "rules", subject.rules());
  }

  private static Map<String, Object> finding(Finding finding) {
    return Json.object(
        "rule", finding.rule().id(),
        "severity", finding.severity().name().toLowerCase(Locale.ROOT),
        "object", finding.object(),
        "message", finding.message(),
        "remedy", finding.remedy());
  }
}
