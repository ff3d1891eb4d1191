package com.example.invoicing;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import dev.tenancy.testkit.isolation.IsolationSuite;
import dev.tenancy.testkit.isolation.MutationCheck;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class MutationTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(BillingSchema::migrate));

  // begin README
  static IsolationSuite suite(Function<String, DataSource> database) {
    DataSource app = database.apply("tenancy_app");
    TenantDatabase tenants = TenantDatabase.on(app, TenantPolicy.column("tenant_id"));
    return IsolationSuite.of(database.apply("postgres"), app)
        .shared("billing.country")
        .through("the bound connections", tenant -> tenants.connections(TenantId.parse(tenant)))
        .reportTo(Path.of("target", "isolation"));
  }

  @TestFactory
  Stream<DynamicNode> isolation() {
    return suite(postgres::dataSource).tests();
  }

  @TestFactory
  Stream<DynamicNode> holes() {
    return MutationCheck.of(postgres, MutationTest::suite).tests();
  }
  // end README
}
