package dev.tenancy.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The embedded server of one test run. Started by the first test class that needs it, stopped when
 * the run is over. Nothing on it is kept, so it need not wait for the disk.
 */
final class PostgresServer implements AutoCloseable {
  private static final String SUPERUSER = "postgres";

  private final EmbeddedPostgres server;
  private final AtomicInteger count = new AtomicInteger();
  private final Map<PostgresTemplate, String> templates = new ConcurrentHashMap<>();

  PostgresServer() {
    try {
      // A template cannot be copied while somebody, such as autovacuum, is connected to it.
      server = EmbeddedPostgres.builder().setServerConfig("autovacuum", "off").start();
    } catch (IOException e) {
      throw new UncheckedIOException("could not start the embedded PostgreSQL", e);
    }
  }

  /** Copies a template into a new database and gives the database's name. */
  String copy(PostgresTemplate template) {
    String source = templates.computeIfAbsent(template, this::migrate);
    String name = "test_" + count.incrementAndGet();
    administer(s -> "create database " + quote(s, name) + " template " + quote(s, source));
    return name;
  }

  void drop(String database) {
    administer(s -> "drop database if exists " + quote(s, database) + " with (force)");
  }

  DataSource dataSource(String database, String role) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url(database));
    dataSource.setUser(role);
    return dataSource;
  }

  String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  DataSource superuser(String database) {
    return dataSource(database, SUPERUSER);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private String migrate(PostgresTemplate template) {
    String name = "template_" + count.incrementAndGet();
    administer(s -> "create database " + quote(s, name));
    template.migration().accept(superuser(name));
    return name;
  }

  private void administer(Command command) {
    try (Connection connection = superuser(SUPERUSER).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(command.sql(statement));
    } catch (SQLException e) {
      throw new IllegalStateException("the embedded PostgreSQL refused a command", e);
    }
  }

  private static String quote(Statement statement, String identifier) throws SQLException {
    return statement.enquoteIdentifier(identifier, true);
  }

  /** Names cannot be bind parameters where databases are created, so the driver quotes them. */
  private interface Command {
    String sql(Statement statement) throws SQLException;
  }
}
