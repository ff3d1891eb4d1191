package dev.tenancy.testkit.isolation.report;

import java.time.Duration;

/** Writes a report as the XML that tools read the results of tests from. */
final class JUnitReport {
  private static final String SUITE = "isolation";

  private JUnitReport() {}

  static String of(IsolationReport report) {
    Xml xml = new Xml();
    Duration took = Duration.between(report.started(), report.ended());
    xml.in(
        "testsuite",
        () -> {
          xml.in("properties", () -> {
            property(xml, "engine", report.engine());
            property(xml, "seed", Long.toString(report.seed()));
            report.schemas().forEach(schema -> property(xml, "schema", schema));
          });
          report.attempts().forEach(attempt -> write(xml, attempt));
        },
        "name",
        SUITE,
        "tests",
        String.valueOf(report.attempts().size()),
        "failures",
        String.valueOf(report.red().size()),
        "errors",
        "0",
        "skipped",
        String.valueOf(report.count(Outcome.DECLARED)),
        "timestamp",
        report.started().toString(),
        "time",
        String.valueOf(took.toMillis() / 1000.0));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml;
  }

  private static void property(Xml xml, String name, String value) {
    xml.in("property", () -> {}, "name", name, "value", value);
  }

  private static void write(Xml xml, Attempt attempt) {
    xml.in(
        "testcase",
        () -> {
          switch (attempt.outcome()) {
            case LEAK, UNPROVEN ->
              xml.text("failure", attempt.what(), "type", attempt.outcome().name());
            case DECLARED -> xml.in("skipped", () -> {}, "message", attempt.what());
            case WITHSTOOD, NOT_GRANTED -> xml.text("system-out", attempt.what());
          }
        },
        "classname",
        SUITE + "." + attempt.object(),
        "name",
        attempt.attack() + " (" + attempt.context() + ")");
  }
}
