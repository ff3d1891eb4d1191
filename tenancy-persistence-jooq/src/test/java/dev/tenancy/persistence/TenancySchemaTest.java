package dev.tenancy.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Roles belong to the server and not to one database, so this class makes and drops them on a server
 * of its own.
 */
class TenancySchemaTest {
  private static final int MIGRATIONS = 6;

  private static EmbeddedPostgres server;

  private final DataSource superuser = as("postgres");
  private final Sql sql = Sql.on(superuser);

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void beginWithNothing() {
    Sql administrator = Sql.on(server.getPostgresDatabase());
    administrator.execute("drop database if exists application with (force)");
    for (String role : List.of("tenancy_app", "tenancy_control", "tenancy_owner", "admin")) {
      administrator.execute("drop role if exists " + role);
    }
    administrator.execute("create database application");
  }

  @Test
  void migrate_makesTheSchemaOnce() {
    assertThat(TenancySchema.migrate(superuser)).isEqualTo(MIGRATIONS);
    assertThat(TenancySchema.migrate(superuser)).isZero();
    assertThat(TenancySchema.isCurrent(superuser)).isTrue();
  }

  @Test
  void migrate_letsTheOwnerOwnEverything() {
    TenancySchema.migrate(superuser);

    assertThat(sql.values("""
            select distinct pg_get_userbyid(owner) from (
              select relowner as owner from pg_class where relnamespace = 'tenancy'::regnamespace
              union all
              select proowner from pg_proc where pronamespace = 'tenancy'::regnamespace
              union all
              select nspowner from pg_namespace where nspname = 'tenancy') as everything
            """)).containsExactly("tenancy_owner");
  }

  @Test
  void migrate_makesRolesThatBypassNothing() {
    TenancySchema.migrate(superuser);

    assertThat(sql.values("""
            select rolname from pg_roles
            where rolname like 'tenancy\\_%' and not rolsuper and not rolbypassrls
              and not rolcreaterole and not rolcreatedb
            order by 1
            """)).containsExactly("tenancy_app", "tenancy_control", "tenancy_owner");
    assertThat(sql.values("""
            select member::regrole::text from pg_auth_members
            where member::regrole::text in ('tenancy_app', 'tenancy_control')
            """)).isEmpty();
  }

  @Test
  void migrate_needsNoSuperuser_whenTheOwnerIsThere() {
    sql.execute("create role tenancy_owner login");
    sql.execute("create role tenancy_app login");
    sql.execute("create role tenancy_control login");
    sql.execute("alter database application owner to tenancy_owner");

    assertThat(TenancySchema.migrate(as("tenancy_owner"))).isEqualTo(MIGRATIONS);
    assertThat(TenancySchema.isCurrent(as("tenancy_app"))).isTrue();
    assertThat(TenancySchema.isCurrent(as("tenancy_control"))).isTrue();
  }

  @Test
  void migrate_needsNoSuperuser_whenItMayCreateRoles() {
    sql.execute("create role admin login createrole");
    sql.execute("alter database application owner to admin");

    assertThat(TenancySchema.migrate(as("admin"))).isEqualTo(MIGRATIONS);
    assertThat(TenancySchema.migrate(as("admin"))).isZero();
    assertThat(TenancySchema.isCurrent(as("tenancy_app"))).isTrue();
  }

  @Test
  void migrate_saysWhatIsMissing_whenItMayNotCreateRoles() {
    sql.execute("create role admin login");

    assertThatIllegalStateException()
        .isThrownBy(() -> TenancySchema.migrate(as("admin")))
        .withMessageContaining("tenancy_owner")
        .withMessageContaining("permission denied");
  }

  @Test
  void migrate_happensOnce_whenSeveralNodesStartTogether() {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      var nodes = Stream.generate(
              () -> CompletableFuture.supplyAsync(() -> TenancySchema.migrate(superuser), threads))
          .limit(4)
          .toList();

      assertThat(nodes.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(MIGRATIONS);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void migrate_needsNoSuperuser_whenItIsAMemberOfTheOwner() {
    sql.execute("create role tenancy_owner");
    sql.execute("create role tenancy_app login");
    sql.execute("create role tenancy_control login");
    sql.execute("create role admin login in role tenancy_owner");
    sql.execute("alter database application owner to tenancy_owner");

    assertThat(TenancySchema.migrate(as("admin"))).isEqualTo(MIGRATIONS);
  }

  @Test
  void migrate_leavesConnectionsAsTheyWere() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(superuser);
    config.setMaximumPoolSize(4);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      TenancySchema.migrate(pool);

      assertThat(states(pool, 4)).containsOnly(states(superuser, 1).get(0));
    }
  }

  /** What some connections, held at the same time, have been left as. */
  private static List<String> states(DataSource dataSource, int connections) {
    if (connections == 0) {
      return List.of();
    }
    return Sql.on(dataSource).transaction(connection -> {
      List<String> states = new ArrayList<>(states(dataSource, connections - 1));
      states.add(connection.value(
          String.class, "select current_user || ' ' || current_setting('search_path')"));
      return states;
    });
  }

  @Test
  void migrate_isRefused_whenSomebodyElseMadeTheSchema() {
    sql.execute("create role admin login");
    sql.execute("create schema tenancy authorization admin");

    assertThatIllegalStateException()
        .isThrownBy(() -> TenancySchema.migrate(superuser))
        .withMessageContaining("belongs to admin and not to tenancy_owner");
  }

  @Test
  void migrate_runsNothingThatIsPlantedInPublic() {
    sql.execute("create role admin login");
    sql.execute("grant create on schema public to admin");
    Sql.on(as("admin")).execute("""
        create function public.has_database_privilege(name, name, text) returns boolean
        language plpgsql as $$ begin alter role admin superuser; return true; end $$
        """);
    TenancySchema.migrate(superuser);

    assertThat(sql.value(Boolean.class, "select rolsuper from pg_roles where rolname = 'admin'"))
        .isFalse();
  }

  @Test
  void isCurrent_isFalse_whenAMigrationFailedOrIsNotOurs() {
    TenancySchema.migrate(superuser);
    sql.execute("update tenancy.flyway_schema_history set success = false where version = '4'");
    assertThat(TenancySchema.isCurrent(superuser)).isFalse();
    sql.execute("update tenancy.flyway_schema_history set success = true, checksum = 1");
    assertThat(TenancySchema.isCurrent(superuser)).isFalse();
  }

  @Test
  void isCurrent_isFalse_beforeTheLastMigration() {
    TenancySchema.migrate(superuser);
    sql.execute("delete from tenancy.flyway_schema_history where version = '4'");

    assertThat(TenancySchema.isCurrent(superuser)).isFalse();
    sql.execute("drop schema tenancy cascade");
    assertThat(TenancySchema.isCurrent(superuser)).isFalse();
  }

  @Test
  void rowSecurity_isOnAndForced_fromTheFirstMigrationOn() {
    TenancySchema.migrate(superuser); // for the roles
    sql.execute("drop schema tenancy cascade");
    Flyway.configure()
        .dataSource(OwnerConnections.from(superuser))
        .defaultSchema(TenancySchema.NAME)
        .locations("classpath:db/tenancy-migration")
        .target("1")
        .load()
        .migrate();

    assertThat(tenantOwnedTables()).containsExactly("tenancy.task");
    assertThat(sql.values("""
            select oid::regclass::text from pg_class
            where relname = 'task' and relrowsecurity and relforcerowsecurity
            """)).isEqualTo(tenantOwnedTables());
  }

  @Test
  void keys_leadWithTheTenant() {
    TenancySchema.migrate(superuser);

    assertThat(sql.values("""
            select c.conname from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype in ('p', 'u', 'f')
              and c.conrelid::regclass::text = any (?) and a.attname <> 'tenant_id'
            """, (Object) tenantOwnedTables().toArray(String[]::new)))
        .isEmpty();
    assertThat(sql.values("select conname from pg_constraint where conname = 'task_pkey'"))
        .hasSize(1);
  }

  @Test
  void indexes_serveTheListing_alsoBehindRowSecurity() {
    TenancySchema.migrate(superuser);
    sql.execute("""
        insert into tenancy.tenant
        select gen_random_uuid(), 't' || n, 'T', 'standard', 'ACTIVE', now(), 1
        from generate_series(1, 4) n
        """);
    sql.execute("""
        insert into tenancy.task
        select t.id, gen_random_uuid(), 'x', now() - n * interval '1 s',
          case when n % 10 > 0 then now() end, 1
        from tenancy.tenant t, generate_series(1, 5000) n
        """);
    sql.execute("analyze tenancy.task");

    assertThat(planOfListing(""))
        .contains("Index Scan Backward using task_listing_idx")
        .doesNotContain("Sort");
    assertThat(planOfListing("and completed_at is null"))
        .contains("Index Scan Backward using task_open_listing_idx")
        .doesNotContain("Sort");
  }

  private String planOfListing(String filter) {
    String tenant =
        sql.value(String.class, "select id::text from tenancy.tenant where slug = 't3'");
    return Sql.on(as("tenancy_app")).transaction(app -> {
      app.execute("select tenancy.bind_tenant('" + tenant + "')");
      return String.join("\n", app.values("""
                  explain select * from tenancy.task
                  where tenant_id = '%s' and (created_at, id) < (now() - interval '100 s', '%s') %s
                  order by created_at desc, id desc limit 51
                  """.formatted(tenant, tenant, filter)));
    });
  }

  private List<String> tenantOwnedTables() {
    return sql.values("""
        select c.oid::regclass::text from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
        where c.relkind = 'r' and c.relnamespace = 'tenancy'::regnamespace
        """);
  }

  private static DataSource as(String role) {
    return server.getDatabase(role, "application");
  }
}
