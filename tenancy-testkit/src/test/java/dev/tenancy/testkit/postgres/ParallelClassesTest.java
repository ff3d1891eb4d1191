package dev.tenancy.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParallelClassesTest {
  @Test
  void classes_haveADatabaseEach_whenTheyRunAtOnce() {
    ParallelClasses.MIGRATIONS.set(0);
    ParallelClasses.DATABASES.clear();

    Run run = Run.inParallel(
        "", ParallelClasses.First.class, ParallelClasses.Second.class, ParallelClasses.Third.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.passed()).isEqualTo(3);
    assertThat(ParallelClasses.DATABASES).hasSize(3);
    assertThat(ParallelClasses.MIGRATIONS).hasValue(1);
  }

  @Test
  void secondClass_isRefused_whenItInheritsTheExtensionOfOneThatRuns() {
    Run run = Run.inParallel("", SharedExtension.Left.class, SharedExtension.Right.class);

    assertThat(run.passed()).isEqualTo(1);
    assertThat(run.failures().values())
        .singleElement()
        .satisfies(failure -> assertThat(failure)
            .hasMessageContaining("runs while the extension still serves")
            .hasMessageContaining("on a static field of each class"));
  }
}
