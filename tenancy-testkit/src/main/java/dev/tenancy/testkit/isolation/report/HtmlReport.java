package dev.tenancy.testkit.isolation.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a report as a page: what needs attention first, then the matrix. */
final class HtmlReport {
  private static final String STYLE = """
      body {font: 15px/1.5 system-ui, sans-serif; margin: 2em; color: #222}
      table {border-collapse: collapse}
      th, td {border: 1px solid #ddd; padding: .2em .5em; text-align: left; vertical-align: top}
      thead th {writing-mode: vertical-rl; transform: rotate(180deg); font-weight: normal}
      pre {white-space: pre-wrap; margin: 0}
      .WITHSTOOD {background: #dff2df} .LEAK {background: #f8c8c8} .UNPROVEN {background: #fbe3b5}
      .NOT_GRANTED, .DECLARED {background: #eee}
      """;

  private HtmlReport() {}

  static String of(IsolationReport report) {
    Xml html = new Xml();
    html.in(
        "html",
        () -> {
          html.in("head", () -> {
            html.in("meta", () -> {}, "charset", "UTF-8");
            html.text("title", "Isolation of tenants");
            html.text("style", STYLE);
          });
          html.in("body", () -> {
            circumstances(html, report);
            red(html, report.red());
            matrices(html, report);
          });
        },
        "lang",
        "en");
    return "<!DOCTYPE html>\n" + html;
  }

  private static void circumstances(Xml html, IsolationReport report) {
    html.text("h1", "Isolation of tenants");
    html.in("dl", () -> {
      term(
          html,
          "Attempts",
          report.attempts().size() + ", of which "
              + report.count(Outcome.WITHSTOOD) + " were withstood, "
              + report.count(Outcome.NOT_GRANTED)
              + " were of things that the role may not do at all, "
              + report.count(Outcome.DECLARED) + " were not made because of a declaration, "
              + report.count(Outcome.LEAK) + " leaked, "
              + report.count(Outcome.UNPROVEN) + " showed nothing");
      term(html, "From, to", report.started() + ", " + report.ended());
      term(html, "Engine", report.engine());
      report.schemas().forEach(schema -> term(html, "Schema", schema));
      term(html, "Seed", Long.toString(report.seed()));
    });
  }

  private static void term(Xml html, String name, String value) {
    html.text("dt", name);
    html.text("dd", value);
  }

  private static void red(Xml html, List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    html.text("h2", "What needs attention");
    html.in(
        "table",
        () -> attempts.forEach(attempt -> html.in("tr", () -> {
          html.text("td", attempt.outcome().name(), "class", attempt.outcome().name());
          html.text("td", attempt.object());
          html.text("td", attempt.attack());
          html.text("td", attempt.context());
          html.in("td", () -> html.text("pre", attempt.what()));
        })));
  }

  private static void matrices(Xml html, IsolationReport report) {
    Map<String, Map<String, Map<String, Attempt>>> contexts = new LinkedHashMap<>();
    for (Attempt attempt : report.attempts()) {
      contexts
          .computeIfAbsent(attempt.context(), key -> new LinkedHashMap<>())
          .computeIfAbsent(attempt.object(), key -> new LinkedHashMap<>())
          .put(attempt.attack(), attempt);
    }
    contexts.forEach((context, objects) -> {
      html.text("h2", "By " + context);
      matrix(html, objects);
    });
  }

  private static void matrix(Xml html, Map<String, Map<String, Attempt>> objects) {
    Set<String> attacks = new LinkedHashSet<>();
    objects.values().forEach(attempts -> attacks.addAll(attempts.keySet()));
    html.in("table", () -> {
      html.in(
          "thead",
          () -> html.in("tr", () -> {
            html.text("td", "");
            attacks.forEach(attack -> html.text("th", attack));
          }));
      html.in(
          "tbody",
          () -> objects.forEach((object, attempts) -> html.in("tr", () -> {
            html.text("th", object);
            attacks.forEach(attack -> cell(html, attempts.get(attack)));
          })));
    });
  }

  private static void cell(Xml html, @Nullable Attempt attempt) {
    if (attempt == null) {
      html.text("td", "");
      return;
    }
    String outcome = attempt.outcome().name();
    html.text(
        "td",
        outcome.toLowerCase(Locale.ROOT).replace('_', ' '),
        "class",
        outcome,
        "title",
        attempt.what());
  }
}
