package dev.tenancy.persistence.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report as SARIF 2.1.0 (OASIS standard, 27 March 2020). A database's objects have no files, so
 * the places are logical locations.
 */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final List<Rule> RULES = List.of(Rule.values());

  private SarifReport() {}

  static String render(AuditReport report) {
    return Json.text(Json.object(
        "$schema",
        SCHEMA,
        "version",
        "2.1.0",
        "runs",
        List.of(Json.object(
            "tool",
            Json.object(
                "driver",
                Json.object(
                    "name",
                    "tenancy-audit",
                    "informationUri",
                    "https://github.com/tenancy-dev/tenancy",
                    "rules",
                    RULES.stream().map(SarifReport::rule).toList())),
            "results",
            report.findings().stream().map(SarifReport::result).toList(),
            "properties",
            JsonReport.subject(report.subject())))));
  }

  private static Map<String, Object> rule(Rule rule) {
    return Json.object("id", rule.id(), "shortDescription", message(rule.title() + "."));
  }

  private static Map<String, Object> result(Finding finding) {
    return Json.object(
        "ruleId",
        finding.rule().id(),
        "ruleIndex",
        RULES.indexOf(finding.rule()),
        "level",
        finding.severity().name().toLowerCase(Locale.ROOT),
        "message",
        message(finding.object() + " " + finding.message() + ". Mend it with: " + finding.remedy()),
        "locations",
        List.of(Json.object(
            "logicalLocations", List.of(Json.object("fullyQualifiedName", finding.object())))),
        "properties",
        Json.object("remedy", finding.remedy()));
  }

  private static Map<String, Object> message(String text) {
    return Json.object("text", text);
  }
}
