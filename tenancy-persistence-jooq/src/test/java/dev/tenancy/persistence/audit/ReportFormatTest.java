package dev.tenancy.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jooq.tools.json.JSONParser;
import org.jooq.tools.json.ParseException;
import org.junit.jupiter.api.Test;

/** The report in its three forms; the second and third are read back. */
class ReportFormatTest {
  private static final String ODD = "table shop.\"Odd \\ \"\"näme\n\u0001\"";
  private static final AuditReport REPORT = new AuditReport(
      List.of(
          Finding.error(Rule.ROW_SECURITY_OFF, ODD, "has a policy", "alter table x;"),
          Finding.warning(Rule.ENGINE, "PostgreSQL 18.6", "lacks fixes", "-- update")),
      new AuditSubject(
          "shop", "PostgreSQL 18.6", "4", List.of("shop"), List.of("tenancy_app"), 9, 3, 1, 7, 55));

  @Test
  void table_showsObjectRuleAndRemedy() {
    assertThat(ReportFormat.TABLE.render(REPORT))
        .contains("ERROR    table shop.", "row-security-off", "alter table x;", "WARNING  Postgre")
        .contains("not clean: 1 errors, 1 warnings\n")
        .contains("9 tenant-owned");
  }

  @Test
  void json_holdsWhatTheReportHolds() throws ParseException {
    Map<?, ?> report = object(parse(ReportFormat.JSON.render(REPORT)));

    assertThat(report.get("clean")).isEqualTo(false);
    assertThat(object(report.get("subject")).get("tenantOwned")).isEqualTo(9L);
    Map<?, ?> finding = object(list(report.get("findings")).get(0));
    assertThat(finding.get("rule")).isEqualTo("row-security-off");
    assertThat(finding.get("severity")).isEqualTo("error");
    assertThat(finding.get("object")).isEqualTo(ODD);
    assertThat(finding.get("remedy")).isEqualTo("alter table x;");
  }

  /** What the standard requires: sections 3.13, 3.14, 3.18, 3.19, 3.27, 3.33 and 3.49. */
  @Test
  void sarif_hasWhatTheStandardRequires() throws ParseException {
    Map<?, ?> log = object(parse(ReportFormat.SARIF.render(REPORT)));

    assertThat(log.get("version")).isEqualTo("2.1.0");
    assertThat(log.get("$schema")).asString().endsWith("sarif-schema-2.1.0.json");
    Map<?, ?> run = object(list(log.get("runs")).get(0));
    Map<?, ?> driver = object(object(run.get("tool")).get("driver"));
    assertThat(driver.get("name")).isEqualTo("tenancy-audit");
    List<?> rules = list(driver.get("rules"));
    assertThat(rules).hasSize(Rule.values().length).allSatisfy(rule -> {
      assertThat(object(rule).get("id")).asString().matches("[a-z-]+");
      assertThat(object(object(rule).get("shortDescription")).get("text")).isNotNull();
    });
    List<?> results = list(run.get("results"));
    assertThat(results).hasSize(2).allSatisfy(entry -> {
      Map<?, ?> result = object(entry);
      int index = ((Long) result.get("ruleIndex")).intValue();
      assertThat(object(rules.get(index)).get("id")).isEqualTo(result.get("ruleId"));
      assertThat(result.get("level")).isIn("error", "warning");
      assertThat(object(result.get("message")).get("text")).asString().contains("Mend it with");
      Map<?, ?> location = object(list(result.get("locations")).get(0));
      Map<?, ?> logical = object(list(location.get("logicalLocations")).get(0));
      assertThat(logical.get("fullyQualifiedName")).asString().isNotEmpty();
    });
  }

  private static Object parse(String json) throws ParseException {
    return new JSONParser().parse(json);
  }

  private static Map<?, ?> object(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }
}
