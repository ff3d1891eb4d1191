package com.example.invoicing;

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
    BillingSchema.migrate(owner, hole == null ? new String[0] : new String[] {"classpath:holes/" + hole});
  }

  // begin README
  @TestFactory
  Stream<DynamicNode> isolation() {
    return IsolationSuite.of(postgres.dataSource("postgres"), postgres.dataSource("tenancy_app"))
        .shared("billing.country")
        .tests();
  }
  // end README
}
