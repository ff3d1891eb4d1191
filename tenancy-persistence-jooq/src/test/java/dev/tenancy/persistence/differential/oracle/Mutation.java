package dev.tenancy.persistence.differential.oracle;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A hole in one wall, with no other wall behind it. */
public enum Mutation implements Setting {
  POLICY_DROPPED(
      Wall.ROW_SECURITY,
      "drop policy tenant_isolation on differential.customer;"
          + " alter table differential.customer disable row level security",
      "alter table differential.customer enable row level security;"
          + " create policy tenant_isolation on differential.customer"
          + " using (tenant_id = (select tenancy.current_tenant()))"),
  POLICY_OPEN_BESIDES(
      Wall.ROW_SECURITY,
      "create policy open on differential.purchase using (true)",
      "drop policy open on differential.purchase"),
  /** FORCE is about the owner, so the application has to be it. */
  OWNER_WITHOUT_FORCE(
      Wall.ROW_SECURITY,
      "alter table differential.purchase_line no force row level security;"
          + " alter table differential.purchase_line owner to tenancy_app",
      "alter table differential.purchase_line force row level security;"
          + " alter table differential.purchase_line owner to tenancy_owner;"
          + " grant select, insert, update, delete on differential.purchase_line to tenancy_app"),
  ROLE_WITH_BYPASSRLS(Wall.ROW_SECURITY, "", "") {
    @Override
    public DataSource connections(PostgresExtension database, Wall wall) {
      return database.dataSource(DifferentialPostgres.BYPASS);
    }
  },
  LISTENER_REMOVED(Wall.POLICY, "", "") {
    @Override
    public Transactions scope(Wall wall, TenantDatabase database, TenantId tenant) {
      return Scopes.of(Wall.ROW_SECURITY, database, tenant);
    }
  },
  /** The text is edited on its way to the driver: the predicate of one table says nothing any more. */
  PREDICATE_DROPPED(Wall.POLICY, "", "") {
    @Override
    public DataSource connections(PostgresExtension database, Wall wall) {
      return new WatchedDataSource(
          super.connections(database, wall),
          sql -> sql.replaceAll("(\"visit\"\\.\"tenant_id\" = \\?)", "($1 or true)"));
    }
  },
  /** A plan that is kept has the tenant in it that it was made for. */
  TENANT_IMMUTABLE(
      Wall.ROW_SECURITY,
      "create or replace function tenancy.current_tenant() returns uuid language sql immutable"
          + " as $$select nullif(pg_catalog.current_setting('tenancy.tenant_id', true), '')::uuid$$",
      "create or replace function tenancy.current_tenant() returns uuid"
          + " language sql stable parallel safe"
          + " as $$select nullif(pg_catalog.current_setting('tenancy.tenant_id', true), '')::uuid$$") {
    @Override
    public DataSource connections(PostgresExtension database, Wall wall) {
      return keepingPlans(super.connections(database, wall));
    }
  },
  /** The tenant outlives its transaction, and the next one meets it on the pooled connection. */
  SETTING_OF_THE_SESSION(Wall.ROW_SECURITY, bindWith("true", "false"), bindWith("false", "true"));

  private final Wall wall;
  private final String hole;
  private final String mending;

  Mutation(Wall wall, String hole, String mending) {
    this.wall = wall;
    this.hole = hole;
    this.mending = mending;
  }

  /** The wall that it is in. */
  public Wall wall() {
    return wall;
  }

  /** Makes the hole. */
  public void make(PostgresExtension database) {
    execute(database, hole);
  }

  /** Closes it. */
  public void mend(PostgresExtension database) {
    execute(database, mending);
  }

  /** Connections whose every statement is prepared on the server, with one plan for all values. */
  public static DataSource keepingPlans(DataSource connections) {
    try {
      PGSimpleDataSource driver = connections.unwrap(PGSimpleDataSource.class);
      driver.setPrepareThreshold(1);
      driver.setOptions("-c plan_cache_mode=force_generic_plan");
      return driver;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(PostgresExtension database, String sql) {
    try (var connection = database.dataSource("postgres").getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot run " + sql, e);
    }
  }

  /** The function of the migrations, with another word for whether the setting is local. */
  private static String bindWith(String word, String other) {
    return """
        do $$
        declare
          before text := pg_catalog.pg_get_functiondef('tenancy.bind_tenant(uuid)'::regprocedure);
          after text := replace(before, '%s) IS NOT NULL', '%s) IS NOT NULL');
        begin
          assert before <> after, 'there is no such word in ' || before;
          execute after;
        end
        $$
        """.formatted(word, other);
  }
}
