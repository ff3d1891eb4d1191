package com.example.invoicing;

import static com.example.invoicing.schema.Tables.COUNTRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.core.id.UuidV7Generator;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantName;
import dev.tenancy.core.tenant.TenantOutcome;
import dev.tenancy.core.tenant.TenantPlan;
import dev.tenancy.core.tenant.TenantService;
import dev.tenancy.core.tenant.TenantSlug;
import dev.tenancy.persistence.Repositories;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import dev.tenancy.persistence.audit.SchemaAudit;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the application does, for two tenants. */
class InvoicesTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(BillingSchema::migrate));

  @Test
  void invoice_isItsTenants() {
    TenantId acme = tenant("acme");
    TenantId globex = tenant("globex");
    Invoices invoices = new Invoices(TenantDatabase.on(
        postgres.dataSource("tenancy_app"), TenantPolicy.column("tenant_id").shared(COUNTRY)));
    UUID customer = invoices.addCustomer(acme, "Wile E.", "wile@example.com");
    UUID id = invoices.write(
        acme, customer, "AC-0001", new BigDecimal("10.00"), new BigDecimal("2.50"));
    invoices.addCustomer(globex, "Hank", "wile@example.com");

    assertThat(invoices.find(acme, id))
        .contains(new Invoice(id, "AC-0001", new BigDecimal("12.50")));
    assertThat(invoices.find(globex, id)).isEmpty();
    assertThat(invoices.all(globex)).isEmpty();
  }

  @Test
  void schema_isClean() {
    SchemaAudit.of(postgres.dataSource("tenancy_app"))
        .shared("billing.country")
        .run()
        .requireClean();
  }

  private static TenantId tenant(String slug) {
    Clock clock = Clock.systemUTC();
    TenantOutcome outcome = new TenantService(
            Repositories.tenants(postgres.dataSource("tenancy_control")),
            new UuidV7Generator(clock, new SecureRandom()),
            clock)
        .provision(new TenantSlug(slug), new TenantName(slug), TenantPlan.STANDARD);
    return ((TenantOutcome.Done) outcome).tenant().id();
  }
}
