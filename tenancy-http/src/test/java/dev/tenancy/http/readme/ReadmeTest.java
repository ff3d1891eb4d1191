package dev.tenancy.http.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.configuration.Help;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation says in Java is what the tests beside this one compile and run, or those of the
 * downstream projects.
 */
class ReadmeTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern JAVA = Pattern.compile("(?s)```java\\n(.*?)```");
  private static final Pattern SNIPPET =
      Pattern.compile("(?s)// begin README\\n(.*?)\\n[ ]*// end README");
  private static final Pattern SETTING = Pattern.compile("TENANCY_[A-Z_]+");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT, 2)) {
      return files
          .filter(file -> file.getFileName().toString().equals("README.md"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyJavaBlock_isCompiledByATest(Path document) {
    assertThat(snippets()).containsAll(blocks(document));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everySetting_exists(Path document) {
    assertThat(SETTING.matcher(read(document)).results().map(match -> match.group()))
        .allSatisfy(setting -> assertThat(Help.text()).contains(setting));
  }

  @Test
  void everySnippet_isInAReadme() throws IOException {
    assertThat(documents().flatMap(document -> blocks(document).stream()))
        .containsExactlyInAnyOrderElementsOf(snippets());
  }

  private static List<String> blocks(Path document) {
    return JAVA.matcher(read(document)).results().map(match -> match.group(1)).toList();
  }

  private static List<String> snippets() {
    Path here = Path.of("src/test/java/dev/tenancy/http/readme");
    Path downstream = PROJECT.resolve("tenancy-testkit/src/it");
    try (Stream<Path> tests = Files.list(here);
        Stream<Path> files = Files.walk(downstream)) {
      return Stream.concat(tests, files)
          .filter(file -> file.toString().endsWith("Test.java"))
          .filter(file -> !file.endsWith("ReadmeTest.java"))
          .flatMap(file -> SNIPPET.matcher(read(file)).results())
          .map(match -> match.group(1).stripIndent() + "\n")
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
