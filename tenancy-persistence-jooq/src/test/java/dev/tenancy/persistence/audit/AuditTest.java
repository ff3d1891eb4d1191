package dev.tenancy.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hole is found, and alone; what the finding says mends it. */
class AuditTest {
  @RegisterExtension
  static final ShopServer server = new ShopServer();

  static Stream<Hole> holes() {
    return Stream.of(
            RoleHoles.all(),
            FunctionHoles.all(),
            TableHoles.all(),
            PolicyHoles.all(),
            AccessHoles.all())
        .flatMap(holes -> holes);
  }

  @ParameterizedTest
  @MethodSource("holes")
  void hole_isFoundAlone_andMendedByItsRemedy(Hole hole) {
    try (Shop shop = server.copy()) {
      try {
        assertThat(findings(shop)).isEmpty();
        shop.execute(hole.sql().replace("DB", shop.name()));

        List<Finding> found = findings(shop);
        assertThat(found).extracting(Finding::rule).isSubsetOf(hole.rules());
        assertThat(found).extracting(Finding::rule).containsAll(hole.rules());
        assertThat(found)
            .hasSize(hole.rules().size())
            .extracting(Finding::object)
            .contains(hole.object().replace("DB", shop.name()));

        found.forEach(finding -> shop.execute(finding.remedy() + " select 1"));
        assertThat(shop.audit().errors()).isEmpty();
        assertThat(shop.audit().warnings())
            .filteredOn(finding -> !finding.remedy().startsWith("--"))
            .isEmpty();
      } finally {
        hole.roles().forEach(role -> shop.execute("drop owned by " + role + "; drop role " + role));
      }
    }
  }

  @Test
  void everyRule_hasAHole() {
    Set<Rule> tried = new HashSet<>();
    holes().forEach(hole -> tried.addAll(hole.rules()));

    assertThat(EnumSet.complementOf(EnumSet.copyOf(tried)))
        .containsExactlyInAnyOrder(
            // These are below, and in the tests of engines that are not at hand.
            Rule.SCHEMA_MISSING,
            Rule.ENGINE,
            Rule.ROLE_MISSING,
            Rule.SHARED_TABLE_MISSING,
            Rule.SHARED_TABLE_OWNED);
  }

  /** But for the server's own version. */
  private static List<Finding> findings(Shop shop) {
    return shop.audit().findings().stream()
        .filter(finding -> finding.rule() != Rule.ENGINE)
        .toList();
  }
}
