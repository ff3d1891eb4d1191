package dev.tenancy.http.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.http.configuration.DatabaseSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the schema still is what it was when the service started. Whoever asks gets the last answer
 * at once; when that is older than half a minute, the schema is looked at again in the background.
 * Thread-safe.
 */
public final class SchemaWatch implements AutoCloseable {
  /** From the end of one look to the next. */
  static final Duration INTERVAL = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(SchemaWatch.class);

  /** So that a server that went silent does not end the watch for ever. */
  private static final int SOCKET_SECONDS = 30;

  private static final int STOP_SECONDS = 5;

  private final Supplier<SchemaState> inspection;
  private final InstantSource clock;
  private final ExecutorService background;
  private final AtomicReference<Instant> due = new AtomicReference<>(Instant.MIN);
  private volatile SchemaState state = SchemaState.SOUND;

  SchemaWatch(Supplier<SchemaState> inspection, InstantSource clock, ExecutorService background) {
    this.inspection = inspection;
    this.clock = clock;
    this.background = background;
  }

  /**
   * Watches a schema that was found to be sound. It logs in like a pool, but takes no connection of it.
   *
   * @param app that of the role which serves
   */
  public static SchemaWatch of(HikariDataSource app, DatabaseSource.Existing source) {
    PGSimpleDataSource login = Logins.dataSource(
        app.getJdbcUrl(), app.getUsername(), Optional.ofNullable(app.getPassword()));
    login.setSocketTimeout(SOCKET_SECONDS);
    return new SchemaWatch(
        new SchemaInspection(source.address(), login, source.crossingRoles())::run,
        Clock.systemUTC(),
        Executors.newSingleThreadExecutor(SchemaWatch::thread));
  }

  /** The state as it was last seen; without waiting. */
  public SchemaState state() {
    Instant wanted = due.get();
    // Nobody else looks while one does: that is due at the end of time.
    if (!clock.instant().isBefore(wanted) && due.compareAndSet(wanted, Instant.MAX)) {
      background.execute(this::look);
    }
    return state;
  }

  /** Waits for a look that is under way, up to a limit. */
  @Override
  public void close() {
    background.shutdown();
    try {
      if (!background.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the schema is still looked at; that ends with its connection");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      state = inspection.get();
    } catch (DatabaseException e) {
      // That it cannot be reached is another check's to say; what was seen last still counts.
      LOG.warn("{}", e.getMessage());
    } finally {
      due.set(clock.instant().plus(INTERVAL));
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "schema-watch");
    thread.setDaemon(true);
    return thread;
  }
}
