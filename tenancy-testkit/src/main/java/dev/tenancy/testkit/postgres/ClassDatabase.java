package dev.tenancy.testkit.postgres;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** The database of one test class. */
final class ClassDatabase implements AutoCloseable {
  private final Databases databases;
  private final Class<?> owner;
  private final Occupancy.Stay stay;
  private final String name;
  private final LeakCheck check;

  private ClassDatabase(
      Databases databases, Class<?> owner, Occupancy.Stay stay, String name, LeakCheck check) {
    this.databases = databases;
    this.owner = owner;
    this.stay = stay;
    this.name = name;
    this.check = check;
  }

  static ClassDatabase open(
      Databases databases,
      PostgresTemplate template,
      Class<?> owner,
      Collection<String> expectedRoles) {
    Occupancy.Stay stay = databases.occupancy().arrive();
    try {
      String name = databases.copy(template);
      LeakCheck check = LeakCheck.begin(databases.address().maintenance(), name, expectedRoles);
      return new ClassDatabase(databases, owner, stay, name, check);
    } catch (RuntimeException | Error e) {
      databases.occupancy().leave();
      throw e;
    }
  }

  Class<?> owner() {
    return owner;
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

  void requireNoLeaks() {
    // Another run, too, may make roles on a server that is not this run's own.
    boolean alone = databases.isOwnServer() && databases.occupancy().wasAlone(stay);
    List<String> finds = check.finds(alone);
    if (!finds.isEmpty()) {
      throw new AssertionError(owner.getName() + " left behind on the server:\n- "
          + String.join("\n- ", finds)
          + "\nWhere that is meant, register the extension withoutLeakCheck().");
    }
  }

  @Override
  public void close() {
    databases.occupancy().leave();
    databases.drop(name);
  }
}
