package com.example.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The isolation tests as they are, on migrations that have a hole: they fail, and tell where and what to do. */
class HolesTest {
  static final String HOLE = "invoicing.hole";

  private static final Path HOLES = Path.of("src/test/resources/holes");

  static Stream<String> holes() throws IOException {
    try (Stream<Path> files = Files.list(HOLES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @Test
  void holes_areTen() throws IOException {
    assertThat(holes()).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("holes")
  void hole_failsTheIsolationTests_andIsToldWithItsRemedy(String hole) throws IOException {
    List<String> expected = Files.readAllLines(HOLES.resolve(hole).resolve("V2__hole.sql"));

    assertThat(failuresWith(hole))
        .anySatisfy(message -> assertThat(message)
            .contains(after("-- object: ", expected))
            .contains(after("-- remedy: ", expected)));
  }

  private static List<String> failuresWith(String hole) {
    System.setProperty(HOLE, hole);
    try {
      EngineExecutionResults results =
          EngineTestKit.engine("junit-jupiter").selectors(selectClass(IsolationTest.class)).execute();
      return results.allEvents().failed().stream()
          .map(event -> event.getRequiredPayload(TestExecutionResult.class))
          .map(result -> String.valueOf(result.getThrowable().orElseThrow().getMessage()))
          .toList();
    } finally {
      System.clearProperty(HOLE);
    }
  }

  private static String after(String prefix, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst()
        .orElseThrow();
  }
}
