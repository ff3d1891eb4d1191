package dev.tenancy.testkit.postgres;

import javax.sql.DataSource;

/**
 * The database of one test class.
 *
 * @param databases where it is one of
 * @param owner the class
 * @param name what it is called
 */
record ClassDatabase(Databases databases, Class<?> owner, String name) implements AutoCloseable {
  static ClassDatabase open(Databases databases, PostgresTemplate template, Class<?> owner) {
    return new ClassDatabase(databases, owner, databases.copy(template));
  }

  PostgresDatabase copy(PostgresTemplate template) {
    return new PostgresDatabase(databases, databases.copy(template));
  }

  DataSource superuser() {
    return databases.address().superuser(name);
  }

  DataSource dataSource(String role) {
    return databases.address().dataSource(name, role);
  }

  String url() {
    return databases.address().url(name);
  }

  @Override
  public void close() {
    databases.drop(name);
  }
}
