package dev.tenancy.testkit.postgres;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * A test run within a test.
 *
 * @param failures what went wrong, by the name of the test class or method
 * @param passed how many test methods did not fail
 */
record Run(Map<String, Throwable> failures, long passed) {
  /** On an embedded server of its own. */
  static Run embedded(Class<?>... classes) {
    return of(builder(classes).configurationParameter(PostgresExtension.SERVER_URL, ""));
  }

  static Run on(String url, Class<?>... classes) {
    return of(builder(classes).configurationParameter(PostgresExtension.SERVER_URL, url));
  }

  /** All of them at once. */
  static Run inParallel(String url, Class<?>... classes) {
    return of(builder(classes)
        .configurationParameter(PostgresExtension.SERVER_URL, url)
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter(
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter(
            "junit.jupiter.execution.parallel.config.fixed.parallelism",
            String.valueOf(classes.length)));
  }

  private static EngineTestKit.Builder builder(Class<?>... classes) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(Arrays.stream(classes)
            .map(testClass -> selectClass(testClass))
            .toArray(ClassSelector[]::new));
  }

  private static Run of(EngineTestKit.Builder builder) {
    var results = builder.execute();
    Map<String, Throwable> failures = new TreeMap<>();
    collect(results.containerEvents(), failures);
    collect(results.testEvents(), failures);
    return new Run(failures, results.testEvents().succeeded().count());
  }

  private static void collect(Events events, Map<String, Throwable> failures) {
    for (Event event : events.failed().list()) {
      failures.put(
          event.getTestDescriptor().getDisplayName(),
          event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow());
    }
  }
}
