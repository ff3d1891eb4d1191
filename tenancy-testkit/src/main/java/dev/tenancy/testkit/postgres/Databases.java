package dev.tenancy.testkit.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The databases that a run makes on its server. It drops these and no others. Their names hold a
 * random number, so that two runs on one server do not meet. Safe for use by several threads.
 */
final class Databases implements AutoCloseable {
  private final PostgresServer server;
  private final Occupancy occupancy = new Occupancy();
  private final String prefix =
      "tenancy_test_" + UUID.randomUUID().toString().replace("-", "") + "_";
  private final AtomicInteger count = new AtomicInteger();
  private final Set<String> made = ConcurrentHashMap.newKeySet();
  private final Map<PostgresTemplate, String> templates = new HashMap<>();

  Databases(PostgresServer server) {
    this.server = server;
  }

  ServerAddress address() {
    return server.address();
  }

  Occupancy occupancy() {
    return occupancy;
  }

  /** Whether the server is there for this run only. */
  boolean isOwnServer() {
    return server.isEmbedded();
  }

  /** Copies a template into a new database and gives the database's name. */
  String copy(PostgresTemplate template) {
    return create(" template " + migrated(template));
  }

  /** Whatever is in it, and whoever is connected to it. */
  void drop(String database) {
    administer("drop " + database, statement -> {
      // Neither gives way to force (PostgreSQL, DROP DATABASE).
      for (String gid : strings(
          statement,
          "select quote_literal(gid) from pg_prepared_xacts where database = '" + database + "'")) {
        rollBack(database, gid);
      }
      statement.execute("select pg_terminate_backend(active_pid, 10000) from pg_replication_slots"
          + " where active and database = '" + database + "'");
      statement.execute("drop database if exists " + database + " with (force)");
    });
    made.remove(database);
  }

  @Override
  public void close() {
    try (server) {
      if (!server.isEmbedded()) {
        dropAll(List.copyOf(made).iterator());
      }
    }
  }

  /** Goes on to the next one when one cannot be dropped. */
  private void dropAll(Iterator<String> databases) {
    if (databases.hasNext()) {
      try {
        drop(databases.next());
      } finally {
        dropAll(databases);
      }
    }
  }

  /**
   * One at a time: migrations make roles, which are the whole server's. Another run on the server
   * may be at it too, and waits for the lock.
   */
  private synchronized String migrated(PostgresTemplate template) {
    String known = templates.get(template);
    if (known != null) {
      return known;
    }
    String name = create("");
    administer("migrate " + name, statement -> {
      statement.execute("select pg_advisory_lock(hashtext('tenancy-testkit'))");
      template.migration().accept(address().superuser(name));
    });
    templates.put(template, name);
    return name;
  }

  private String create(String options) {
    String name = prefix + count.incrementAndGet();
    administer(
        "create " + name, statement -> statement.execute("create database " + name + options));
    made.add(name);
    return name;
  }

  private void rollBack(String database, String gid) throws SQLException {
    try (Connection connection = address().superuser(database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("rollback prepared " + gid);
    }
  }

  private void administer(String act, Work work) {
    try (Connection connection = address().maintenance().getConnection();
        Statement statement = connection.createStatement()) {
      work.with(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("could not " + act, e);
    }
  }

  private static List<String> strings(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private interface Work {
    void with(Statement statement) throws SQLException;
  }
}
