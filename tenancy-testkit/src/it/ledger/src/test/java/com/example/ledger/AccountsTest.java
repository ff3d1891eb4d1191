package com.example.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the application does, for two tenants. */
class AccountsTest {
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-01T12:00:00Z");

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(LedgerSchema::migrate));

  @Test
  void account_isItsTenants() throws SQLException {
    TenantId acme = tenant("acme");
    TenantId globex = tenant("globex");
    TenantDatabase database = TenantDatabase.on(
        postgres.dataSource("tenancy_app"), TenantPolicy.column("tenant_id"));
    Accounts accounts = new Accounts(database::connections);
    long account = accounts.open(acme, "cash");
    accounts.book(acme, account, AT, new BigDecimal("12.50"));

    assertThat(accounts.balance(acme, account)).contains(new BigDecimal("12.50"));
    assertThat(accounts.balance(globex, account)).isEmpty();
    assertThatThrownBy(() -> accounts.book(globex, account, AT, BigDecimal.TEN))
        .hasMessageContaining("booking_account");
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
