package dev.tenancy.testkit.isolation;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** Runs trees of tests, as JUnit would. */
final class DynamicTests {
  private DynamicTests() {}

  /** The names of all, with those of what they are in. */
  static List<String> names(Stream<DynamicNode> nodes) {
    try (nodes) {
      return tests("", nodes).map(Named::name).toList();
    }
  }

  /** The messages of those that fail, by the same names. */
  static Map<String, String> failures(Stream<DynamicNode> nodes) {
    Map<String, String> failures = new LinkedHashMap<>();
    try (nodes) {
      tests("", nodes).forEach(test -> {
        Throwable failure = catchThrowable(() -> test.test().getExecutable().execute());
        if (failure != null && !(failure instanceof TestAbortedException)) {
          failures.put(test.name(), String.valueOf(failure.getMessage()));
        }
      });
    }
    return failures;
  }

  private static Stream<Named> tests(String path, Stream<? extends DynamicNode> nodes) {
    return nodes.flatMap(node -> {
      String name = path + node.getDisplayName();
      return node instanceof DynamicContainer container
          ? tests(name + " / ", container.getChildren())
          : Stream.of(new Named(name, (DynamicTest) node));
    });
  }

  private record Named(String name, DynamicTest test) {}
}
