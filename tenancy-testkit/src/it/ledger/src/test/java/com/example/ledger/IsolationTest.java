package com.example.ledger;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import dev.tenancy.testkit.isolation.IsolationSuite;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class IsolationTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(IsolationTest::migrate));

  /** With one more migration where a test asks for it. */
  private static void migrate(DataSource owner) {
    String hole = System.getProperty(HolesTest.HOLE);
    LedgerSchema.migrate(
        owner, hole == null ? new String[0] : new String[] {"classpath:holes/" + hole});
  }

  @TestFactory
  Stream<DynamicNode> isolation() {
    DataSource app = postgres.dataSource("tenancy_app");
    TenantDatabase database = TenantDatabase.on(app, TenantPolicy.column("tenant_id"));
    return IsolationSuite.of(postgres.dataSource("postgres"), app)
        .shared("ledger.currency")
        .through("the bound connections", tenant -> database.connections(TenantId.parse(tenant)))
        .tests();
  }
}
