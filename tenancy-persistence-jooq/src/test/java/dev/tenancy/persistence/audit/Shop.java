package dev.tenancy.persistence.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** A database of two tenants, A and B, who have one of everything. */
final class Shop implements AutoCloseable {
  static final String A = "00000000-0000-7000-8000-00000000000a";
  static final String B = "00000000-0000-7000-8000-00000000000b";
  static final String AS_A = "select tenancy.bind_tenant('" + A + "')";

  private final EmbeddedPostgres server;
  private final String name;

  Shop(EmbeddedPostgres server, String name) {
    this.server = server;
    this.name = name;
  }

  String name() {
    return name;
  }

  String url() {
    return server.getJdbcUrl("postgres", name).replaceFirst("\\?.*", "");
  }

  DataSource as(String role) {
    return server.getDatabase(role, name);
  }

  /** As superuser, and as psql would send it: the driver takes bodies in standard SQL apart. */
  void execute(String sql) {
    DataSource superuser =
        server.getDatabase("postgres", name, Map.of("preferQueryMode", "simple"));
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  void executeAs(String role, String sql) throws SQLException {
    try (Connection connection = as(role).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Asks the superuser. */
  String value(String sql) {
    try (Connection connection = as("postgres").getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** What the audit says, as the role that serves. */
  AuditReport audit() {
    return audited().run();
  }

  SchemaAudit audited() {
    return SchemaAudit.of(as("tenancy_app")).shared("shop.country");
  }

  @Override
  public void close() {
    new Shop(server, "postgres").execute("drop database " + name + " with (force)");
  }
}
