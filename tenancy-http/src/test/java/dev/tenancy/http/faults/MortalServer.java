package dev.tenancy.http.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A PostgreSQL whose commits last, to be stopped, killed, paused and started again. */
final class MortalServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private EmbeddedPostgres server;

  MortalServer() {
    try {
      directory = Files.createTempDirectory("tenancy-faults-");
      server = start(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  DataSource superuser() {
    return server.getPostgresDatabase();
  }

  /** Ends it in order, without waiting for clients. */
  void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all its processes at once. */
  void kill() {
    List<ProcessHandle> processes = halted();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    stop(); // so that the library, too, knows
  }

  /** On the same data and port; recovers what was committed. */
  void startAgain() {
    try {
      server = start(server.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets none of its processes go on; the kernel still takes what is sent to them. */
  void pause() {
    halted();
  }

  void goOn() {
    processes().forEach(process -> signal("CONT", process));
  }

  /** Ends the sessions of the service. */
  void terminateSessions() {
    try (Connection connection = superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
          + " where usename in ('tenancy_app', 'tenancy_control')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many sessions the service has. */
  int sessions() {
    try (Connection connection = superuser().getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from pg_stat_activity"
            + " where usename in ('tenancy_app', 'tenancy_control')"
            + " and application_name = 'tenancy'")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(PATIENCE)
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  /** The first of them first, so that it makes no more. */
  private List<ProcessHandle> halted() {
    signal("STOP", postmaster());
    List<ProcessHandle> processes = processes();
    processes.forEach(process -> signal("STOP", process));
    return processes;
  }

  private List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(postmaster()), postmaster().children()).toList();
  }

  private ProcessHandle postmaster() {
    try {
      String pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that has just ended cannot be reached, which is as good. */
  private static void signal(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
