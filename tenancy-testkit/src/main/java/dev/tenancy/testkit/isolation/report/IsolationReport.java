package dev.tenancy.testkit.isolation.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What was tried in one run, and what that has shown. Immutable.
 *
 * @param seed gives the same tenants and rows again
 * @param engine the version of PostgreSQL
 * @param schemas which version of which migrations was attacked
 */
public record IsolationReport(
    Instant started,
    Instant ended,
    long seed,
    String engine,
    List<String> schemas,
    List<Attempt> attempts) {

  /** What has to turn a build red. */
  public List<Attempt> red() {
    return attempts.stream().filter(attempt -> attempt.outcome().isRed()).toList();
  }

  /** How many attempts ended in one way. */
  public long count(Outcome outcome) {
    return attempts.stream().filter(attempt -> attempt.outcome() == outcome).count();
  }

  /** For programs: a JSON object, see RFC 8259. */
  public String json() {
    return JsonReport.of(this);
  }

  /** For programs that read the results of tests: the XML that JUnit, Maven and their like write. */
  public String junitXml() {
    return JUnitReport.of(this);
  }

  /** For people: a page with the matrix of objects and attacks, which needs nothing but itself. */
  public String html() {
    return HtmlReport.of(this);
  }

  /**
   * Writes {@code isolation.json}, {@code TEST-isolation.xml} and {@code isolation.html}.
   *
   * @param directory made when it is not there
   * @throws UncheckedIOException when they cannot be written
   */
  public void writeTo(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("isolation.json"), json());
      Files.writeString(directory.resolve("TEST-isolation.xml"), junitXml());
      Files.writeString(directory.resolve("isolation.html"), html());
    } catch (IOException e) {
      throw new UncheckedIOException("the report cannot be written to " + directory, e);
    }
  }
}
