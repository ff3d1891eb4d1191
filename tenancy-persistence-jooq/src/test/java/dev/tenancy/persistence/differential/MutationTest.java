package dev.tenancy.persistence.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.persistence.differential.oracle.Bench;
import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Mutation;
import dev.tenancy.persistence.differential.oracle.Run;
import dev.tenancy.persistence.differential.oracle.Setting;
import dev.tenancy.persistence.differential.oracle.Summary;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hole made in a wall on purpose is found by a short run, and none when it is closed again. */
class MutationTest {
  @RegisterExtension
  static final PostgresExtension SHARED = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  @RegisterExtension
  static final PostgresExtension ALONE = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final int STATEMENTS = 400;
  private static final long SEED = 7;

  @ParameterizedTest
  @EnumSource
  void hole_isFound(Mutation mutation) {
    mutation.make(SHARED);
    try {
      Summary summary = run(mutation.wall(), mutation);

      assertThat(summary.differences()).isNotEmpty();
    } finally {
      mutation.mend(SHARED);
    }
    assertThat(run(mutation.wall(), Setting.INTACT).differences()).isEmpty();
  }

  /** The hole of TENANT_IMMUTABLE is not in the way that it is looked for. */
  @Test
  void nothing_isFound_whenPlansAreKept() {
    Setting keeping = new Setting() {
      @Override
      public DataSource connections(PostgresExtension database, Wall wall) {
        return Mutation.keepingPlans(Setting.super.connections(database, wall));
      }
    };

    assertThat(run(Wall.ROW_SECURITY, keeping).differences()).isEmpty();
    assertThat(run(Wall.BOTH, keeping).differences()).isEmpty();
  }

  private static Summary run(Wall wall, Setting setting) {
    return new Run(wall, SEED, STATEMENTS, setting).on(List.of(new Bench(SHARED, ALONE)));
  }
}
