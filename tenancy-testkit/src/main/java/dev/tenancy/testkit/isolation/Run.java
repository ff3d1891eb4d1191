package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.attack.Trial;
import dev.tenancy.testkit.isolation.catalog.Engine;
import dev.tenancy.testkit.isolation.report.Attempt;
import dev.tenancy.testkit.isolation.report.IsolationReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One run of a suite: what is to be tried, and what was. */
final class Run implements AutoCloseable {
  private final Instant started = Instant.now();
  private final List<Attempt> attempts = new ArrayList<>();
  private final Closing closing;
  private final Settings settings;
  private final Engine engine;
  private final List<Trial> trials;

  private Run(Settings settings, Engine engine, List<Trial> trials, Closing closing) {
    this.settings = settings;
    this.engine = engine;
    this.trials = trials;
    this.closing = closing;
  }

  static Run of(Settings settings) {
    Closing closing = new Closing();
    try {
      return new Run(settings, engine(settings), Preparation.of(settings, closing), closing);
    } catch (SQLException e) {
      closing.close();
      throw new IllegalStateException("could not prepare the attacks: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private static Engine engine(Settings settings) throws SQLException {
    try (Connection connection = settings.administrator.getConnection()) {
      return Engine.of(connection);
    }
  }

  List<Trial> trials() {
    return trials;
  }

  /** One at a time: the attacks share connections. What could not be tried is reported as well. */
  synchronized Attempt attempt(Trial trial) {
    Attempt attempt = trial.run();
    attempts.add(attempt);
    return attempt;
  }

  /** Tries all of them. */
  IsolationReport all() {
    trials.forEach(this::attempt);
    return report();
  }

  synchronized IsolationReport report() {
    return new IsolationReport(
        started,
        Instant.now(),
        settings.seed,
        engine.version(),
        engine.schemas(),
        List.copyOf(attempts));
  }

  @Override
  public void close() {
    closing.close();
  }
}
