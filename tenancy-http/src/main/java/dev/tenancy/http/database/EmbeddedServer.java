package dev.tenancy.http.database;

import dev.tenancy.http.configuration.DatabaseAddress;
import dev.tenancy.http.configuration.DatabaseSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The embedded database together with the directory that it is kept in. */
public final class EmbeddedServer implements AutoCloseable {
  private final DataDirectory directory;
  private final EmbeddedDatabase database;
  private final boolean ephemeral;

  private EmbeddedServer(DataDirectory directory, EmbeddedDatabase database, boolean ephemeral) {
    this.directory = directory;
    this.database = database;
    this.ephemeral = ephemeral;
  }

  /**
   * Starts a server whose data are kept.
   *
   * @throws DatabaseException when the directory cannot be used or the server does not start
   */
  public static EmbeddedServer keeping(Path root) {
    return start(root, false);
  }

  /**
   * Starts a server whose data are deleted when it is closed.
   *
   * @throws DatabaseException when the server does not start
   */
  public static EmbeddedServer forgetting() {
    try {
      return start(Files.createTempDirectory("tenancy-"), true);
    } catch (IOException e) {
      throw new DatabaseException("no temporary directory can be made: " + e.getMessage(), e);
    }
  }

  /** What it serves. */
  public DatabaseSource.Existing source() {
    DatabaseAddress address = database.address();
    return new DatabaseSource.Existing(address, Optional.empty(), Optional.empty(), Set.of());
  }

  /** Where its data are. */
  public DataDirectory directory() {
    return directory;
  }

  /** Says what runs and what becomes of its data. */
  public String description() {
    return "embedded PostgreSQL " + EmbeddedDatabase.version()
        + (ephemeral ? ", nothing is kept" : ", kept in " + directory.root());
  }

  @Override
  public void close() throws IOException {
    database.close();
    directory.close();
    if (ephemeral) {
      Directories.delete(directory.root());
    }
  }

  private static EmbeddedServer start(Path root, boolean ephemeral) {
    DataDirectory directory = DataDirectory.take(root, EmbeddedDatabase.majorVersion());
    try {
      return new EmbeddedServer(directory, EmbeddedDatabase.start(directory), ephemeral);
    } catch (DatabaseException e) {
      try {
        directory.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }
}
