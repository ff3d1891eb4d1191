package dev.tenancy.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Test classes that leave something behind, each something else. */
final class Leavers {
  /** Kept, so that no garbage collection closes them. */
  static final List<Connection> OPEN = new CopyOnWriteArrayList<>();

  private static final PostgresTemplate TEMPLATE = PostgresTemplate.migratedBy(
      database -> Sql.execute(database, "create table visit (visitor text)"));

  private Leavers() {}

  private static Connection open(PostgresExtension postgres, String... statements)
      throws SQLException {
    PGSimpleDataSource dataSource = (PGSimpleDataSource) postgres.superuser();
    dataSource.setApplicationName("shop");
    Connection connection = dataSource.getConnection();
    OPEN.add(connection);
    for (String sql : statements) {
      connection.createStatement().execute(sql);
    }
    return connection;
  }

  static class OpenConnection {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void leaves() throws SQLException {
      open(postgres, "select *\n  from visit where visitor = 'Mrs. O''Hara'");
    }
  }

  static class OpenTransaction {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void leaves() throws SQLException {
      open(postgres, "begin", "insert into visit values ('x')");
    }
  }

  static class AdvisoryLocks {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void leaves() throws SQLException {
      open(postgres, "select pg_advisory_lock(5000000000), pg_advisory_lock(3, 4)");
    }
  }

  static class PreparedTransaction {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void leaves() throws SQLException {
      open(postgres, "begin", "insert into visit values ('x')", "prepare transaction 'it''s mine'")
          .close();
    }
  }

  /** Somebody is still reading from it, which keeps a database from being dropped by force. */
  static class ReplicationSlot {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void leaves() throws SQLException {
      Sql.execute(postgres.superuser(), "create publication visits");
      Sql.execute(
          postgres.superuser(), "select pg_create_logical_replication_slot('left', 'pgoutput')");
      PGSimpleDataSource reader = (PGSimpleDataSource) postgres.superuser();
      reader.setReplication("database");
      reader.setAssumeMinServerVersion("14");
      reader.setPreferQueryMode(PreferQueryMode.SIMPLE);
      Connection connection = reader.getConnection();
      OPEN.add(connection);
      connection
          .unwrap(PGConnection.class)
          .getReplicationAPI()
          .replicationStream()
          .logical()
          .withSlotName("left")
          .withSlotOption("proto_version", 1)
          .withSlotOption("publication_names", "visits")
          .start();
    }
  }

  static class RoleThatMayRead {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.copyOf(TEMPLATE).leavingRoles("declared").leavingRoles("another");

    @Test
    void leaves() {
      Sql.execute(
          postgres.superuser(),
          "create role reader; grant select on visit to reader;"
              + "create role declared; grant select on visit to declared;"
              + "create role another; grant select on visit to another;"
              + "create role dropped; grant select on visit to dropped;"
              + "drop owned by dropped; drop role dropped");
    }
  }

  static class RoleThatMayNothing {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void leaves() {
      Sql.execute(postgres.superuser(), "create role idler");
    }
  }

  static class Unchecked {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE).withoutLeakCheck();

    @Test
    void leaves() throws SQLException {
      open(postgres);
    }
  }

  /** Leaves nothing, and looks for what the class before it left. */
  static class Next {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void server_hasTheTemplateAndThisDatabaseOnly() {
      assertThat(Sql.values(
              postgres.superuser(), "select datname from pg_database where datname ~ '^tenancy_'"))
          .hasSize(2);
    }
  }

  /** Closes its connection while the extension is looking. */
  static class Late {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);

    @Test
    void leaves() throws SQLException {
      open(postgres);
    }

    @AfterAll
    static void closeLate() {
      PGSimpleDataSource elsewhere = (PGSimpleDataSource) postgres.superuser();
      elsewhere.setDatabaseName("postgres");
      Thread closing = new Thread(() -> {
        Await.until(
            "the extension looks",
            () -> !Sql.values(
                    elsewhere,
                    "select 1 from pg_stat_activity where query like 'with here%'"
                        + " and pid <> pg_backend_pid()")
                .isEmpty());
        closeAll();
      });
      closing.setDaemon(true);
      closing.start();
    }
  }

  static void closeAll() {
    for (Connection connection : OPEN) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
    OPEN.clear();
  }
}
