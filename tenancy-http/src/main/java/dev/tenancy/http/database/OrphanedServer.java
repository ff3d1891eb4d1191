package dev.tenancy.http.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that lost the service it belonged to: when that is killed hard, PostgreSQL runs on and
 * keeps its data directory.
 */
final class OrphanedServer {
  private static final Set<String> PROGRAM = Set.of("postgres", "postgres.exe");
  private static final int PATIENCE_SECONDS = 10;

  private OrphanedServer() {}

  /** Stops the server that runs in a directory, if one does. */
  static void stop(Path data) {
    process(data).ifPresent(server -> {
      server.destroy(); // SIGTERM: nobody is connected any more, so it ends at once
      try {
        server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        throw new DatabaseException("the PostgreSQL of process " + server.pid() + " still runs in "
            + data + "; stop whoever uses it");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DatabaseException("interrupted");
      } catch (ExecutionException e) {
        throw new DatabaseException("process " + server.pid() + " could not be awaited", e);
      }
    });
  }

  private static Optional<ProcessHandle> process(Path data) {
    Path file = data.resolve("postmaster.pid");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
      return ProcessHandle.of(pid).filter(process -> serves(process, data));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new DatabaseException("cannot read " + file, e);
    }
  }

  /** The number may belong to another process by now, even to another PostgreSQL. */
  private static boolean serves(ProcessHandle process, Path data) {
    ProcessHandle.Info info = process.info();
    return info.command()
            .map(command -> String.valueOf(Path.of(command).getFileName()))
            .filter(PROGRAM::contains)
            .isPresent()
        && info.arguments()
            .filter(arguments -> Arrays.asList(arguments).contains(data.toString()))
            .isPresent();
  }
}
