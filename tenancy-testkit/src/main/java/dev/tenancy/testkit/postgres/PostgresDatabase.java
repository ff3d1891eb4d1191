package dev.tenancy.testkit.postgres;

import javax.sql.DataSource;

/** A database that its user drops by closing it. See {@link PostgresExtension#copy()}. */
public final class PostgresDatabase implements AutoCloseable {
  private final Databases databases;
  private final String name;

  PostgresDatabase(Databases databases, String name) {
    this.databases = databases;
    this.name = name;
  }

  /**
   * Connects to the database.
   *
   * @param role the role to log in as; on the embedded server {@code postgres} is the superuser
   * @return a data source without a pool
   */
  public DataSource dataSource(String role) {
    return databases.address().dataSource(name, role);
  }

  /** Drops it, with all connections to it. */
  @Override
  public void close() {
    databases.drop(name);
  }
}
