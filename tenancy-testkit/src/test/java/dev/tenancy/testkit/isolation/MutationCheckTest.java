package dev.tenancy.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether the suite notices holes, and whether it is noticed that it does not. */
class MutationCheckTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(dataSource -> {
        Shop.createRoles(dataSource);
        Shop.create(dataSource);
        Shop.run(dataSource, """
            create function shop.tenant() returns uuid language sql stable
              return nullif(current_setting('shop.tenant', true), '')::uuid;
            alter policy tenant on shop.customer using (tenant_id = (select shop.tenant()))""");
      }));

  @TestFactory
  Stream<DynamicNode> holes_areFound() {
    return MutationCheck.of(postgres, Shop::suite).tests();
  }

  @Test
  void holeThatNobodyFinds_isToldByItsName() {
    Map<String, String> failures = DynamicTests.failures(MutationCheck.of(
            postgres, database -> Shop.suite(database).trusted("tenancy_mutant.hole_0()"))
        .tests());

    assertThat(failures)
        .containsOnlyKeys(
            // There is no such function before the hole is made.
            "there is no hole to begin with",
            "a function runs with the rights of its owner / tenancy_mutant.hole_0()")
        .hasEntrySatisfying(
            "a function runs with the rights of its owner / tenancy_mutant.hole_0()",
            message -> assertThat(message)
                .contains("has not noticed it in tenancy_mutant.hole_0()")
                .contains("create function tenancy_mutant.hole_0() returns setof shop."));
  }
}
