package dev.tenancy.testkit.canary;

import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Watches what is logged by {@code java.util.logging}: message, parameters, exception. It has to hear
 * something for {@link Canary#assertUnseenBy} to pass, so let the level be low enough. Thread-safe.
 *
 * <pre>{@code
 * try (CanaryHandler log = CanaryHandler.on(Logger.getLogger(""), canary)) {
 *   canary.assertUnseenBy(acme, tenant -> …);
 * }
 * }</pre>
 */
public final class CanaryHandler extends Handler implements AutoCloseable {
  private final Logger logger;
  private final Watch watch;

  private CanaryHandler(Logger logger, Watch watch) {
    this.logger = logger;
    this.watch = watch;
    setFormatter(new SimpleFormatter());
  }

  /**
   * Watches a logger until it is closed.
   *
   * @param logger the root, and each that does not use its parent's handlers
   */
  public static CanaryHandler on(Logger logger, Canary<?> canary) {
    CanaryHandler handler =
        new CanaryHandler(logger, canary.watchOf("java.util.logging", Watch.Proof.A_SOUND));
    logger.addHandler(handler);
    return handler;
  }

  @Override
  public void publish(LogRecord event) {
    watch.look(
        String.valueOf(event.getLoggerName()),
        getFormatter().format(event) + Arrays.deepToString(event.getParameters()));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
