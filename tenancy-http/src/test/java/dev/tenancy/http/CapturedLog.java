package dev.tenancy.http;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What a logger writes during a test class. */
final class CapturedLog extends AppenderBase<ILoggingEvent>
    implements BeforeAllCallback, AfterAllCallback {
  private final Logger logger;
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

  CapturedLog(String logger) {
    this.logger = (Logger) LoggerFactory.getLogger(logger);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
    logger.addAppender(this);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    logger.detachAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  List<ILoggingEvent> events() {
    return events;
  }

  /** The lines with this value in one of their pairs; the last part of an answer comes before its line. */
  List<ILoggingEvent> await(String key, String value) {
    Awaiting.until(() -> !with(key, value).isEmpty());
    return with(key, value);
  }

  private List<ILoggingEvent> with(String key, String value) {
    return events.stream().filter(event -> value.equals(pairs(event).get(key))).toList();
  }

  /** The pairs of a line, in their order. */
  static Map<String, Object> pairs(ILoggingEvent event) {
    Map<String, Object> pairs = new LinkedHashMap<>();
    event.getKeyValuePairs().forEach(pair -> pairs.put(pair.key, pair.value));
    return pairs;
  }

  /** A line as it is written where nobody sits at a terminal. */
  static String json(ILoggingEvent event) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    OutputStreamAppender<ILoggingEvent> appender =
        (OutputStreamAppender<ILoggingEvent>) root.getAppender("console");
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
