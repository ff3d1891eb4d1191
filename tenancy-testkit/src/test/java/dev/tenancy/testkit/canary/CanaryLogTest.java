package dev.tenancy.testkit.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class CanaryLogTest {
  private static final String NAME = CanaryLogTest.class.getName();
  private static final org.slf4j.Logger SLF4J = LoggerFactory.getLogger(NAME);
  private static final java.util.logging.Logger JUL = java.util.logging.Logger.getLogger(NAME);

  private final Canary<String> canary = Canary.of("globex");

  @BeforeEach
  void beQuiet() {
    JUL.setUseParentHandlers(false);
    JUL.setLevel(Level.FINE);
  }

  @AfterEach
  void nothingStays() {
    assertThat(JUL.getHandlers()).isEmpty();
    assertThat(((ch.qos.logback.classic.Logger) SLF4J).iteratorForAppenders()).isExhausted();
  }

  record Line(String name, Consumer<String> writing) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Line> lines() {
    return Stream.of(
        new Line("Logback: message", text -> SLF4J.debug("found " + text)),
        new Line("Logback: argument", text -> SLF4J.info("found {}", text)),
        new Line("Logback: argument left over", text -> SLF4J.info("found", text)),
        new Line("Logback: exception", text -> SLF4J.error("failed", failure(text))),
        new Line(
            "Logback: pair", text -> SLF4J.atWarn().addKeyValue("found", text).log("it")),
        new Line("Logback: MDC", text -> {
          try (MDC.MDCCloseable user = MDC.putCloseable("user", text)) {
            SLF4J.info("found {}", user == null ? "none" : "one");
          }
        }),
        new Line("JUL: message", text -> JUL.fine("found " + text)),
        new Line("JUL: parameter", text -> JUL.log(Level.INFO, "found {0}", text)),
        new Line("JUL: parameter left over", text -> JUL.log(Level.INFO, "found", text)),
        new Line("JUL: exception", text -> JUL.log(Level.SEVERE, "failed", failure(text))));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void mark_isSeen_whereverALineHasIt(Line line) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> log(line, canary.text()))
        .withMessageStartingWith("marks of globex come out on behalf of acme:\n  ")
        .withMessageContaining(NAME)
        .withMessageContaining(canary.text());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void nothing_isSeen_whenNoLineHasAMark(Line line) {
    log(line, "something");
  }

  @Test
  void nothingIsShown_whenNothingIsLogged() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> log(
            new Line("too low", text -> {
              SLF4J.trace("unheard");
              JUL.finest("unheard");
            }),
            ""))
        .withMessageContaining("Logback hears nothing")
        .withMessageContaining("java.util.logging hears nothing");
  }

  /** Marks come out for their owner by a check: what is logged need not hold any. */
  private void log(Line line, String text) {
    boolean jul = line.name().startsWith("JUL");
    boolean both = line.name().startsWith("too low");
    try (AutoCloseable first = both || !jul
            ? CanaryAppender.on((ch.qos.logback.classic.Logger) SLF4J, canary)
            : () -> {};
        AutoCloseable second = both || jul ? CanaryHandler.on(JUL, canary) : () -> {}) {
      assertThat(first).isNotSameAs(second);
      canary.assertUnseenBy("acme", tenant -> {
        line.writing().accept(text);
        canary.check("text", tenant.equals("globex") ? canary.text() : "");
      });
    } catch (Exception e) {
      throw new AssertionError("could not close", e);
    }
  }

  private static Exception failure(String text) {
    return new IllegalStateException("failed", new IllegalArgumentException(text));
  }
}
