package dev.tenancy.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that the extension did not start, with all that tests may leave on one switched on. */
final class ThirdPartyServer implements AutoCloseable {
  static final String PASSWORD = "s3cret&";
  private static final String ENCODED = "s3cret%26";

  private final EmbeddedPostgres server;

  private ThirdPartyServer(EmbeddedPostgres server) {
    this.server = server;
  }

  static ThirdPartyServer start() {
    try {
      return new ThirdPartyServer(EmbeddedPostgres.builder()
          .setServerConfig("statement_timeout", "60s") // a slot waits for prepared transactions
          .setServerConfig("max_prepared_transactions", "5")
          .setServerConfig("wal_level", "logical")
          .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that trusts nobody. */
  static ThirdPartyServer startWithPasswords() {
    ThirdPartyServer started = start();
    try {
      Sql.execute(started.administrator(), "alter role postgres password '" + PASSWORD + "'");
      String accessFile = Sql.values(started.administrator(), "show hba_file").get(0);
      Files.writeString(Path.of(accessFile), "host all all all scram-sha-256\n");
      Sql.execute(started.administrator(), "select pg_reload_conf()");
      Await.until("a password is asked for", () -> !started.lets("postgres", null));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a build would set. */
  String url(String user) {
    return urlWithoutPassword(user) + "&password=" + ENCODED;
  }

  String urlWithoutPassword(String user) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=" + user;
  }

  DataSource administrator() {
    return dataSource("postgres", PASSWORD);
  }

  List<String> databases() {
    return Sql.values(administrator(), "select datname from pg_database order by 1");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean lets(String user, String password) {
    try (Connection connection = dataSource(user, password).getConnection()) {
      return connection.isValid(10);
    } catch (SQLException e) {
      return false;
    }
  }

  private DataSource dataSource(String user, String password) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setPortNumbers(new int[] {server.getPort()});
    dataSource.setDatabaseName("postgres");
    dataSource.setUser(user);
    dataSource.setPassword(password);
    return dataSource;
  }
}
