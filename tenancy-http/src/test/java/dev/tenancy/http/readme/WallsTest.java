package dev.tenancy.http.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.CrossTenantDatabase;
import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The walls, as the READMEs show them. */
class WallsTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(TenancySchema::migrate));

  private static final Invoice INVOICE = new Invoice();
  private static final Country COUNTRY = new Country();

  private final TenantId acmeId = new TenantId(UUID.randomUUID());
  private final TenantId globexId = new TenantId(UUID.randomUUID());

  @BeforeAll
  static void createTables() throws SQLException {
    try (Connection connection = postgres.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create schema billing; create table billing.country (code text primary key);"
              + "create table billing.invoice (tenant_id uuid not null, number int not null,"
              + " total int not null, primary key (tenant_id, number));"
              + "grant select on billing.country to tenancy_app;"
              + "select tenancy.protect('billing.invoice');"
              + "create role reporting login bypassrls; grant usage on schema billing to reporting;"
              + "grant select on billing.invoice to reporting");
    }
  }

  @AfterAll
  static void dropRole() throws SQLException {
    try (Connection connection = postgres.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop owned by reporting; drop role reporting");
    }
  }

  @Test
  void scope_isOrdinaryJooq() {
    DataSource app = postgres.dataSource(TenancySchema.APP_ROLE);
    // begin README
    TenantDatabase database =
        TenantDatabase.on(app, TenantPolicy.column("tenant_id").shared(COUNTRY));

    DSLContext acme = database.scope(acmeId);
    acme.insertInto(INVOICE).set(INVOICE.NUMBER, 1).set(INVOICE.TOTAL, 100).execute(); // Acme's
    List<Integer> totals = acme.selectFrom(INVOICE).fetch(INVOICE.TOTAL); // only Acme's
    acme.deleteFrom(INVOICE).execute(); // all of Acme's, and nobody else's

    database.transaction(acmeId, tx -> {
      tx.insertInto(INVOICE).set(INVOICE.NUMBER, 2).set(INVOICE.TOTAL, 200).execute();
      return tx.update(INVOICE).set(INVOICE.TOTAL, INVOICE.TOTAL.plus(20)).execute();
    });
    // end README
    assertThat(totals).containsExactly(100);
    assertThat(database.scope(globexId).fetchCount(INVOICE)).isZero();
    assertThat(acme.selectFrom(INVOICE).fetch(INVOICE.TOTAL)).containsExactly(220);
    assertThatThrownBy(() -> acme.execute("delete from billing.invoice"))
        .hasMessageStartingWith("refused: a statement of a kind that the filter does not know");
  }

  @Test
  void connections_areForAnyCode() throws SQLException {
    TenantDatabase database = TenantDatabase.on(
        postgres.dataSource(TenancySchema.APP_ROLE), TenantPolicy.column("tenant_id"));
    // begin README
    DataSource acme = database.connections(acmeId);
    try (Connection connection = acme.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select number from billing.invoice where total > ?")) {
      statement.setInt(1, 100); // the binding's own parameter is not counted
      statement.executeQuery(); // one round trip: select tenancy.bind_tenant(?); select number …
    }
    // end README
    assertThat(DSL.using(acme, org.jooq.SQLDialect.POSTGRES).fetchCount(INVOICE))
        .isZero();
  }

  @Test
  void crossTenants_isAnotherRole() {
    TenantDatabase database = TenantDatabase.on(
        postgres.dataSource(TenancySchema.APP_ROLE), TenantPolicy.column("tenant_id"));
    for (TenantId tenant : List.of(acmeId, globexId)) {
      database.scope(tenant).insertInto(INVOICE).values(tenant.value(), 1, 1).execute();
    }
    DataSource reporting = postgres.dataSource("reporting");
    // begin README
    int invoices = CrossTenantDatabase.on(reporting)
        .run("monthly report on usage", dsl -> dsl.fetchCount(INVOICE));
    // end README
    assertThat(invoices).isGreaterThanOrEqualTo(2);
  }

  /** As the code generator would make them. */
  public static final class Invoice extends TableImpl<Record> {
    private static final long serialVersionUID = 1L;

    final TableField<Record, UUID> TENANT_ID =
        createField(DSL.name("tenant_id"), SQLDataType.UUID.nullable(false), this);
    final TableField<Record, Integer> NUMBER =
        createField(DSL.name("number"), SQLDataType.INTEGER.nullable(false), this);
    final TableField<Record, Integer> TOTAL =
        createField(DSL.name("total"), SQLDataType.INTEGER.nullable(false), this);

    public Invoice() {
      super(DSL.name("invoice"), DSL.schema(DSL.name("billing")));
    }
  }

  public static final class Country extends TableImpl<Record> {
    private static final long serialVersionUID = 1L;

    final TableField<Record, String> CODE =
        createField(DSL.name("code"), SQLDataType.VARCHAR.nullable(false), this);

    public Country() {
      super(DSL.name("country"), DSL.schema(DSL.name("billing")));
    }
  }
}
