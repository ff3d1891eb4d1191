package dev.tenancy.persistence.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.persistence.ConnectionPool;
import dev.tenancy.persistence.TenancySchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The database of one run: 100 tenants with 1,000 tasks each. Ids are made of numbers. */
final class BenchmarkDatabase implements AutoCloseable {
  static final int TENANTS = 100;
  static final int TASKS = 1_000;
  static final int THREADS = 8;
  private static final String SUPERUSER = "postgres";
  private static final String URL = "benchmark.url";

  private final EmbeddedPostgres server;

  BenchmarkDatabase() throws IOException {
    server = EmbeddedPostgres.builder().setServerConfig("max_wal_size", "4GB").start();
    TenancySchema.migrate(server.getPostgresDatabase());
    var dsl = DSL.using(server.getPostgresDatabase(), SQLDialect.POSTGRES);
    dsl.execute(
        "insert into tenancy.tenant select lpad(to_hex(n), 32, '0')::uuid, 'tenant-' || n, 'Tenant',"
            + " 'standard', 'ACTIVE', now(), 1 from generate_series(1, ?) n",
        TENANTS);
    dsl.execute(
        "insert into tenancy.task select lpad(to_hex(t), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid,"
            + " 'Task number ' || n, timestamptz '2026-01-01' + n * interval '1 minute', null, 1"
            + " from generate_series(1, ?) t, generate_series(1, ?) n",
        TENANTS,
        TASKS);
    dsl.execute("vacuum analyze tenancy.task");
  }

  /** The argument that tells a forked virtual machine where the database is. */
  String jvmArgument() {
    return "-D" + URL + "=" + server.getJdbcUrl(SUPERUSER, SUPERUSER);
  }

  /** In a forked virtual machine. */
  static HikariDataSource pool(String role) {
    return new ConnectionPool(
            System.getProperty(URL).replaceFirst("\\?.*", ""),
            role,
            null,
            THREADS,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10))
        .open();
  }

  static HikariDataSource superuserPool() {
    return pool(SUPERUSER);
  }

  static UUID id(long number) {
    return new UUID(0, number);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
