package dev.tenancy.http.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.http.configuration.DatabaseAddress;
import dev.tenancy.http.configuration.DatabaseSource;
import dev.tenancy.http.configuration.Plane;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a server that asks for passwords, as those of others do. */
class DatabasesTest {
  private static final String ADMIN_PASSWORD = "admin-password";

  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedPostgres.start();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role postgres password '" + ADMIN_PASSWORD + "'");
      try (ResultSet rows = statement.executeQuery("show hba_file")) {
        rows.next();
        Files.writeString(Path.of(rows.getString(1)), "host all all 127.0.0.1/32 scram-sha-256\n");
      }
      statement.execute("select pg_reload_conf()");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void beginWithNothing() throws SQLException {
    administer("drop database if exists application with (force)");
    administer("drop role if exists tenancy_app, tenancy_control, tenancy_owner");
    administer("create database application");
  }

  @Test
  void open_needsTheAdministratorOnly_onEveryNode() {
    DatabaseSource.Existing source =
        source("postgres", ADMIN_PASSWORD, Optional.empty(), Optional.empty());

    try (Databases first = Databases.open(source, Plane.ALL, 1);
        Databases second = Databases.open(source, Plane.ALL, 1)) {
      assertThat(first.isReachable()).isTrue();
      assertThat(second.isReachable()).isTrue();
    }
  }

  @Test
  void open_needsNoAdministrator_whenTheSchemaIsThere() throws SQLException {
    migrate();
    administer("alter role tenancy_app password 'a'");
    administer("alter role tenancy_control password 'c'");

    try (Databases databases =
        Databases.open(source(null, null, Optional.of("a"), Optional.of("c")), Plane.ALL, 1)) {
      assertThat(databases.isReachable()).isTrue();
    }
  }

  @Test
  void open_givesTheRolesThePasswordsThatAreConfigured() {
    try (Databases databases = Databases.open(
        source("postgres", ADMIN_PASSWORD, Optional.of("a"), Optional.of("c")), Plane.ALL, 1)) {
      assertThat(databases.isReachable()).isTrue();
    }
    try (Databases databases =
        Databases.open(source(null, null, Optional.of("a"), Optional.of("c")), Plane.ALL, 1)) {
      assertThat(databases.isReachable()).isTrue();
    }
  }

  @Test
  void open_isRefused_whenTheSchemaIsMissing() throws SQLException {
    administer("create role tenancy_app login password 'a'");
    administer("create role tenancy_control login password 'c'");

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() ->
            Databases.open(source(null, null, Optional.of("a"), Optional.of("c")), Plane.ALL, 1))
        .withMessageContaining("missing or older")
        .withMessageContaining("TENANCY_DATABASE_USER");
  }

  @Test
  void open_isRefused_whenAPasswordIsWrong() {
    migrate();

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() ->
            Databases.open(source(null, null, Optional.of("x"), Optional.of("x")), Plane.ALL, 1))
        .withMessageContaining("as tenancy_app")
        .withMessageContaining("password authentication failed")
        .withMessageNotContaining("\n");
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Databases.open(
            source("postgres", "x", Optional.empty(), Optional.empty()), Plane.ALL, 1))
        .withMessageContaining("as postgres")
        .withMessageContaining("password authentication failed");
  }

  @Test
  void open_isRefused_whenTheRoleMayNotMigrate() throws SQLException {
    administer("create role nobody login password 'n'");
    try {
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(() -> Databases.open(
              source("nobody", "n", Optional.empty(), Optional.empty()), Plane.ALL, 1))
          .withMessageContaining("permission denied")
          .withMessageNotContaining("\n");
    } finally {
      administer("drop role nobody");
    }
  }

  @Test
  void open_isRefused_whenNobodyListens() {
    DatabaseAddress nowhere = DatabaseAddress.parse("postgresql://me@127.0.0.1:1/x");

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Databases.open(
            new DatabaseSource.Existing(nowhere, Optional.empty(), Optional.empty(), Set.of()),
            Plane.ALL,
            1))
        .withMessageStartingWith("cannot connect to jdbc:postgresql://127.0.0.1:1/x as me: ");
  }

  @Test
  void passwords_areNeverSentInClear_toBeSet() throws SQLException {
    // A password that the server hashes would be hashed like this; one that comes hashed stays so.
    administer("alter role postgres set password_encryption = 'md5'");
    try {
      migrate();
    } finally {
      administer("alter role postgres reset password_encryption");
    }

    assertThat(query("select rolpassword from pg_authid where rolname = 'tenancy_app'"))
        .startsWith("SCRAM-SHA-256$");
  }

  @Test
  void open_neverReplacesAPasswordThatIsThere() throws SQLException {
    migrate();
    administer("alter role tenancy_app password 'set by somebody else'");

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(DatabasesTest::migrate)
        .withMessageContaining("tenancy_app")
        .withMessageContaining("has another password already");
    administer("alter role tenancy_app password null");
    migrate();
  }

  @Test
  void open_isRefused_whenTheDatabaseHasHoles_andNamesThemWithTheirRemedies() throws SQLException {
    migrate();
    onApplication("alter table tenancy.task no force row level security");
    onApplication("create view public.all_tasks as select * from tenancy.task");

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(DatabasesTest::migrate)
        .withMessageContaining("/application lets tenants reach each other")
        .withMessageContaining(
            "\n  ERROR row-security-not-forced table tenancy.task: does not force row security on its"
                + " owner; mend it with: alter table tenancy.task force row level security;")
        .withMessageContaining("alter view public.all_tasks set (security_invoker = true);");
    onApplication("alter table tenancy.task force row level security");
    onApplication("drop view public.all_tasks");
    migrate();
  }

  @Test
  void open_isRefused_whenARoleCrossesTenants_unlessItIsNamed() throws SQLException {
    migrate();
    administer("create role backup_ bypassrls; create role other_ bypassrls;"
        + "grant pg_read_all_data to backup_");
    try {
      migrate();
      administer("grant pg_read_all_data to other_");
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(DatabasesTest::migrate)
          .withMessageContaining("role other_")
          .withMessageNotContaining("backup_");
    } finally {
      administer("drop role backup_, other_");
    }
  }

  private static void onApplication(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url("application"), "postgres", ADMIN_PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void migrate() {
    Databases.open(
            source("postgres", ADMIN_PASSWORD, Optional.empty(), Optional.empty()), Plane.ALL, 1)
        .close();
  }

  private static DatabaseSource.Existing source(
      String user, String password, Optional<String> app, Optional<String> control) {
    return new DatabaseSource.Existing(
        new DatabaseAddress(
            url("application"), Optional.ofNullable(user), Optional.ofNullable(password)),
        app,
        control,
        Set.of("backup_"));
  }

  private static String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
  }

  private static void administer(String sql) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(String sql) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection superuser() throws SQLException {
    return DriverManager.getConnection(url("postgres"), "postgres", ADMIN_PASSWORD);
  }
}
