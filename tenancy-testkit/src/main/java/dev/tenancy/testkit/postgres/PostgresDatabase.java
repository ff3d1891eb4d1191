package dev.tenancy.testkit.postgres;

import javax.sql.DataSource;

/** A database that its user drops by closing it. See {@link PostgresExtension#copy()}. */
public final class PostgresDatabase implements AutoCloseable {
  private final PostgresServer server;
  private final String name;

  PostgresDatabase(PostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /**
   * Connects to the database.
   *
   * @param role the role to log in as; {@code postgres} is the superuser
   * @return a data source without a pool
   */
  public DataSource dataSource(String role) {
    return server.dataSource(name, role);
  }

  /** Drops it, with all connections to it. */
  @Override
  public void close() {
    server.drop(name);
  }
}
