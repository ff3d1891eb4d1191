package dev.tenancy.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The server of one test run: an embedded one that stops with the run, or one that stays. */
final class PostgresServer implements AutoCloseable {
  private final ServerAddress address;
  private final @Nullable EmbeddedPostgres embedded;

  private PostgresServer(ServerAddress address, @Nullable EmbeddedPostgres embedded) {
    this.address = address;
    this.embedded = embedded;
  }

  /** Starts one. Nothing on it is kept, so it need not wait for the disk. */
  static PostgresServer embedded() {
    try {
      // A template cannot be copied while somebody, such as autovacuum, is connected to it.
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setServerConfig("autovacuum", "off").start();
      return new PostgresServer(ServerAddress.local(server.getPort()), server);
    } catch (IOException e) {
      throw new UncheckedIOException("could not start the embedded PostgreSQL", e);
    }
  }

  /** Uses the one at a URL, whose user has to be a superuser. */
  static PostgresServer existing(String url) {
    ServerAddress address = ServerAddress.parse(url);
    if (!isSuperuser(address)) {
      throw new IllegalStateException("the user of " + PostgresExtension.SERVER_URL + ", "
          + address.superuser() + ", is not a superuser: name one, as tests make databases and"
          + " roles, and look past row security");
    }
    return new PostgresServer(address, null);
  }

  ServerAddress address() {
    return address;
  }

  /** Whether nobody else uses it, and nothing on it outlives the run. */
  boolean isEmbedded() {
    return embedded != null;
  }

  @Override
  public void close() {
    try {
      if (embedded != null) {
        embedded.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not stop the embedded PostgreSQL", e);
    }
  }

  private static boolean isSuperuser(ServerAddress address) {
    try (Connection connection = address.maintenance().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
      row.next();
      return row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "could not log in to " + address + " as " + address.superuser()
              + ": start that server, or mend " + PostgresExtension.SERVER_URL + ", or unset it to"
              + " test on an embedded one",
          e);
    }
  }
}
