package dev.tenancy.http.database;

import dev.tenancy.http.caller.AdminToken;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory that the embedded database is kept in. One process has it at a time, and nobody but
 * its owner may look into it.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String POSTGRESQL = "postgresql";
  private static final String UNFINISHED = "first-start-is-not-finished";
  private static final String PROGRAMS = "programs";
  private static final String ADMIN_TOKEN = "admin-token";
  private static final String SUPERUSER_PASSWORD = "superuser-password";
  private static final String LOCK = "lock";

  private final Path root;
  private final FileChannel lock;

  private DataDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Takes a directory, and makes it where it is missing.
   *
   * @param majorVersion the PostgreSQL that will run in it
   * @throws DatabaseException when another process has it, or its data are of another PostgreSQL; then
   *     nothing in it has been touched
   */
  static DataDirectory take(Path root, String majorVersion) {
    try {
      checkVersion(root.resolve(POSTGRESQL), majorVersion);
      Files.createDirectories(root, Secret.ownerOnly("rwx------"));
      Secret.checkNobodyElseWrites(root);
      FileChannel lock =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(lock)) {
        lock.close();
        throw new DatabaseException("the data directory " + root
            + " is in use by another process; name another one in TENANCY_DATA_DIR");
      }
      checkVersion(
          root.resolve(POSTGRESQL), majorVersion); // by now another process may have made it
      return new DataDirectory(root, lock);
    } catch (IOException e) {
      throw new DatabaseException("the data directory " + root + " cannot be used: " + e, e);
    }
  }

  /** Where it is. */
  public Path root() {
    return root;
  }

  Path postgresql() {
    return root.resolve(POSTGRESQL);
  }

  /** Is there while the first start is under way, and after one that was cut off. */
  Path unfinished() {
    return root.resolve(UNFINISHED);
  }

  Path programs() {
    return root.resolve(PROGRAMS);
  }

  /** The file that holds the administrator's token. */
  public Path adminTokenFile() {
    return root.resolve(ADMIN_TOKEN);
  }

  /** The administrator's token; made when there is none yet. */
  public AdminToken adminToken() {
    try {
      return new AdminToken(new Secret(adminTokenFile()).value());
    } catch (IllegalArgumentException e) {
      throw new DatabaseException("the token in " + adminTokenFile() + " " + e.getMessage(), e);
    }
  }

  /** What the embedded server's superuser logs in with; made when there is none yet. */
  Secret superuserPassword() {
    return new Secret(root.resolve(SUPERUSER_PASSWORD));
  }

  /** Lets the next process have it. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static void checkVersion(Path data, String majorVersion) throws IOException {
    if (Files.notExists(data) || Files.exists(data.resolveSibling(UNFINISHED))) {
      return;
    }
    Path file = data.resolve("PG_VERSION");
    if (Files.notExists(file)) {
      throw new DatabaseException("what is in " + data
          + " is no PostgreSQL data; move it away, or name another directory in TENANCY_DATA_DIR");
    }
    String found = Files.readString(file).strip();
    if (!found.equals(majorVersion)) {
      throw new DatabaseException("the data in " + data + " are of PostgreSQL " + found
          + ", but this service brings PostgreSQL " + majorVersion
          + "; nothing was touched. Name another directory in TENANCY_DATA_DIR, or upgrade them");
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // by this very process
    }
  }
}
