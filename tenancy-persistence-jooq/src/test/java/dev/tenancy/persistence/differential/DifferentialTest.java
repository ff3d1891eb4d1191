package dev.tenancy.persistence.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.persistence.differential.generator.Shape;
import dev.tenancy.persistence.differential.oracle.Bench;
import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Run;
import dev.tenancy.persistence.differential.oracle.Setting;
import dev.tenancy.persistence.differential.oracle.Summary;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of random statements in one tenant's scope, each compared with what it does on a database
 * where that tenant is alone: with only the policy, with only row security, and with both.
 *
 * <p>The module's README says how to make a longer run with another seed.
 *
 * <p>It prints a line for each setting of the walls. Where there is a difference, the report has the
 * seed, the number of the statement, the smallest statement found that still shows it, and both results.
 */
class DifferentialTest {
  @RegisterExtension
  static final PostgresExtension SHARED = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  @RegisterExtension
  static final PostgresExtension ALONE = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  @RegisterExtension
  static final PostgresExtension SHARED_TOO =
      PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  @RegisterExtension
  static final PostgresExtension ALONE_TOO =
      PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final int STATEMENTS =
      Integer.getInteger("tenancy.differential.statements", 5_000);
  private static final long SEED = Long.getLong("tenancy.differential.seed", 20_261_123L);

  @ParameterizedTest
  @EnumSource
  void statements_doWhatTheyDoAlone(Wall wall) {
    long start = System.nanoTime();

    Summary summary = new Run(wall, SEED, STATEMENTS, Setting.INTACT)
        .on(List.of(new Bench(SHARED, ALONE), new Bench(SHARED_TOO, ALONE_TOO)));

    System.out.printf(
        "differential wall=%s seed=%d statements=%d executed=%d rejected=%d undecided=%d differences=%d seconds=%.1f%n",
        wall,
        SEED,
        summary.statements(),
        summary.statements() - summary.rejected(),
        summary.rejected(),
        summary.undecided(),
        summary.differences().size(),
        (System.nanoTime() - start) / 1e9);
    System.out.println(summary.details());
    assertThat(summary.differences()).isEmpty();
    assertThat(summary.rejected()).isLessThan(summary.statements() / 10);
    assertThat(summary.undecided()).isLessThanOrEqualTo(summary.statements() / 10_000);
    Set<Shape> missing = EnumSet.allOf(Shape.class);
    missing.removeAll(summary.shapes().keySet());
    assertThat(missing).as("shapes that no statement had").isEmpty();
  }
}
