package dev.tenancy.testkit.canary;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.Arrays;

/**
 * Watches what is logged by Logback: message, arguments, exception, key-value pairs, MDC. It has to hear
 * something for {@link Canary#assertUnseenBy} to pass, so let the level be low enough. Thread-safe.
 *
 * <pre>{@code
 * Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
 * try (CanaryAppender log = CanaryAppender.on(root, canary)) {
 *   canary.assertUnseenBy(acme, tenant -> …);
 * }
 * }</pre>
 *
 * <p>Logback has to be on the class path; nothing else of the testkit needs it.
 */
public final class CanaryAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AutoCloseable {
  private final Logger logger;
  private final Watch watch;

  private CanaryAppender(Logger logger, Watch watch) {
    this.logger = logger;
    this.watch = watch;
  }

  /**
   * Watches a logger until it is closed.
   *
   * @param logger the root, and each that is not additive
   */
  public static CanaryAppender on(Logger logger, Canary<?> canary) {
    CanaryAppender appender =
        new CanaryAppender(logger, canary.watchOf("Logback", Watch.Proof.A_SOUND));
    appender.setContext(logger.getLoggerContext());
    appender.start();
    logger.addAppender(appender);
    return appender;
  }

  @Override
  protected void append(ILoggingEvent event) {
    watch.look(
        event.getLoggerName(),
        String.join(
            "\n",
            event.getFormattedMessage(),
            Arrays.deepToString(event.getArgumentArray()),
            ThrowableProxyUtil.asString(event.getThrowableProxy()),
            String.valueOf(event.getKeyValuePairs()),
            String.valueOf(event.getMDCPropertyMap())));
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    stop();
  }
}
