package dev.tenancy.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.isolation.report.Attempt;
import dev.tenancy.testkit.isolation.report.IsolationReport;
import dev.tenancy.testkit.isolation.report.Outcome;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a run has found, as programs and people read it. */
class IsolationReportTest {
  private static final String ODD = "shop.\"a <b> & \u0007\"";

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.ROLES);

  @TempDir
  private Path directory;

  @BeforeEach
  void create() {
    Shop.create(postgres.dataSource("postgres"));
    Shop.run(postgres.dataSource("postgres"), """
        alter table shop.card disable row level security;
        create table shop.flyway_schema_history (
          installed_rank int, version text, description text, success boolean);
        insert into shop.flyway_schema_history values (1, '7.1', 'cards', true);
        create table %s (tenant_id uuid not null, words text);
        grant select on %1$s to shop_app
        """.formatted(ODD));
  }

  @Test
  void report_tellsWhatWasTried_andOnWhat() throws Exception {
    IsolationReport report = Shop.suite(postgres::dataSource).seed(42).run();

    assertThat(report.seed()).isEqualTo(42);
    assertThat(report.engine()).startsWith("PostgreSQL ");
    assertThat(report.schemas()).containsExactly("shop.flyway_schema_history: 7.1 cards");
    assertThat(report.count(Outcome.LEAK)).isPositive();
    assertThat(report.count(Outcome.DECLARED)).isEqualTo(1);
    assertThat(report.red()).extracting(Attempt::object).contains("shop.card", ODD);
  }

  @Test
  void json_hasAllAttempts() throws Exception {
    IsolationReport report = Shop.suite(postgres::dataSource).run();

    List<String> objects = new ArrayList<>();
    try (JsonParser json =
        new JsonFactory().createParser(ObjectReadContext.empty(), report.json())) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME && json.currentName().equals("object")) {
          objects.add(json.nextStringValue());
        }
      }
    }
    assertThat(objects)
        .containsExactlyElementsOf(
            report.attempts().stream().map(Attempt::object).toList());
  }

  @Test
  void junitXml_hasATestCaseForEachAttempt_andAFailureForEachRedOne() throws Exception {
    IsolationReport report = Shop.suite(postgres::dataSource).run();

    Document xml = parse(report.junitXml());

    NodeList cases = xml.getElementsByTagName("testcase");
    assertThat(cases.getLength()).isEqualTo(report.attempts().size());
    assertThat(xml.getElementsByTagName("failure").getLength())
        .isEqualTo(report.red().size());
    assertThat(xml.getDocumentElement().getAttribute("failures"))
        .isEqualTo(String.valueOf(report.red().size()));
    assertThat(((Element) cases.item(0)).getAttribute("name"))
        .isEqualTo(report.attempts().get(0).attack() + " (a transaction bound by SQL)");
  }

  @Test
  void html_isAPage_withACellForEachAttempt() throws Exception {
    IsolationReport report = Shop.suite(postgres::dataSource).run();

    Document page = parse(report.html().replace("<!DOCTYPE html>", ""));

    NodeList cells = page.getElementsByTagName("td");
    long leaks = 0;
    for (int i = 0; i < cells.getLength(); i++) {
      Element cell = (Element) cells.item(i);
      leaks += cell.getAttribute("class").equals("LEAK") && cell.hasAttribute("title") ? 1 : 0;
    }
    assertThat(leaks).isEqualTo(report.count(Outcome.LEAK));
  }

  @Test
  void reports_areWritten_whenTheTestsAreOver() {
    try (Stream<DynamicNode> tests = Shop.suite(postgres::dataSource)
        .reportTo(directory.resolve("isolation"))
        .tests()) {
      assertThat(tests.toList()).isNotEmpty();
      assertThat(directory.resolve("isolation")).doesNotExist();
    }

    assertThat(directory.resolve("isolation"))
        .isDirectoryContaining("glob:**/isolation.json")
        .isDirectoryContaining("glob:**/isolation.html")
        .isDirectoryContaining("glob:**/TEST-isolation.xml");
  }

  @Test
  void sameSeed_makesTheSameRows() throws Exception {
    List<Attempt> first = Shop.suite(postgres::dataSource).seed(7).run().attempts();
    create();
    List<Attempt> second = Shop.suite(postgres::dataSource).seed(7).run().attempts();

    assertThat(second).isEqualTo(first);
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
