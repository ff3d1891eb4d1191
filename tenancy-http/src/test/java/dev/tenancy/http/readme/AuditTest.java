package dev.tenancy.http.readme;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.audit.AuditReport;
import dev.tenancy.persistence.audit.SchemaAudit;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The audit as a test assertion, as the README of persistence has it. */
class AuditTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(TenancySchema::migrate));

  @Test
  void snippet_runs() throws SQLException {
    execute(
        "create schema shop; create table shop.country (code text primary key);"
            + "create table shop.invoice (tenant_id uuid not null, id uuid, primary key (tenant_id, id))");
    assertThatIllegalStateException()
        .isThrownBy(this::audit)
        .withMessageContaining("select tenancy.protect('shop.invoice'");

    execute("select tenancy.protect('shop.invoice')");
    audit();
  }

  private void audit() {
    DataSource app = postgres.dataSource(TenancySchema.APP_ROLE);
    // begin README
    AuditReport report = SchemaAudit.of(app).shared("shop.country").run();
    report.warnings().forEach(System.out::println);
    report.requireClean(); // an exception with a line for each hole, and the SQL that mends it
    // end README
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = postgres.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
