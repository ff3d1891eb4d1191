package dev.tenancy.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
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
    List<String> failures = failures(MutationCheck.of(
            postgres, database -> Shop.suite(database).trusted("tenancy_mutant.hole_0()"))
        .tests());

    // The other one is that there is no such function before the hole is made.
    assertThat(failures)
        .last()
        .asString()
        .contains("has not noticed it in tenancy_mutant.hole_0(): a function runs with the rights")
        .contains("create function tenancy_mutant.hole_0() returns setof shop.");
  }

  private static List<String> failures(Stream<? extends DynamicNode> nodes) {
    List<String> failures = new ArrayList<>();
    nodes.forEach(node -> {
      if (node instanceof DynamicContainer container) {
        failures.addAll(failures(container.getChildren()));
      } else {
        Throwable failure =
            catchThrowable(() -> ((DynamicTest) node).getExecutable().execute());
        if (failure instanceof AssertionError || failure instanceof IllegalArgumentException) {
          failures.add(String.valueOf(failure.getMessage()));
        }
      }
    });
    return failures;
  }
}
