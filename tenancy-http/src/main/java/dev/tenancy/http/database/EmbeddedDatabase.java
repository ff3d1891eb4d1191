package dev.tenancy.http.database;

import dev.tenancy.http.configuration.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** A real PostgreSQL out of the service's own jar, on a free port of this machine. */
final class EmbeddedDatabase implements AutoCloseable {
  private static final String SUPERUSER = "postgres";

  /** A first start writes a new cluster, and one after a crash recovers: both take their time. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final String password;

  private EmbeddedDatabase(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /** The version of the server that would be started, such as {@code 18.6.0}. */
  static String version() {
    try (InputStream in = Objects.requireNonNull(
        EmbeddedDatabase.class.getResourceAsStream("/embedded-postgres.properties"))) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String majorVersion() {
    return version().split("\\.", 2)[0];
  }

  /**
   * Starts the server, as safe against a crash as any other.
   *
   * @param directory where its data are kept, and its programs are unpacked: nobody else can write
   *     there, and so put programs of their own in their place
   * @throws DatabaseException when it does not start
   */
  static EmbeddedDatabase start(DataDirectory directory) {
    Path data = directory.postgresql();
    OrphanedServer.stop(data);
    Secret password = directory.superuserPassword();
    String value = password.value();
    try {
      Programs.keepIn(directory.programs());
      if (Files.exists(directory.unfinished())) {
        Directories.delete(data); // nobody has ever used it
      }
      if (Files.notExists(data)) {
        Files.writeString(directory.unfinished(), "");
      }
      // The library is made for tests: it trusts everybody who can reach the server, and turns off
      // what makes a commit last. Its "locale" options are handed to initdb as they are.
      EmbeddedPostgres server = EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setOverrideWorkingDirectory(directory.programs().toFile())
          .setRegisterShutdownHook(false) // it is stopped after the requests under way
          .setPGStartupWait(PATIENCE)
          .setLocaleConfig("locale", "C")
          .setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8")
          .setLocaleConfig("pwfile", password.file().toString())
          .setLocaleConfig("auth-host", "scram-sha-256")
          .setLocaleConfig("auth-local", "reject")
          .setConnectConfig("password", value)
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("fsync", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("max_connections", "100")
          .start();
      Files.deleteIfExists(directory.unfinished());
      return new EmbeddedDatabase(server, value);
    } catch (IOException | RuntimeException e) {
      throw new DatabaseException(
          "the embedded PostgreSQL did not start in " + data + ": " + e.getMessage(), e);
    }
  }

  DatabaseAddress address() {
    return new DatabaseAddress(
        "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
        Optional.of(SUPERUSER),
        Optional.of(password));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
