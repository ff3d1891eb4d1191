package dev.tenancy.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskValuesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final TaskDescription PAINT = new TaskDescription("Paint the fence");

  @Test
  void description_isTrimmed_andCountsCodePoints() {
    assertThat(new TaskDescription("\t Paint it \u3000").value()).isEqualTo("Paint it");
    assertThat(new TaskDescription("\uD83D\uDE80".repeat(255)).value()).hasSize(510);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\n",
        "\u2003\u3000",
        "\u00a0\u202f",
        "a\u0000b",
        "a\nb",
        "a\u007fb",
        "a\u0085b",
        "a\u2028b",
        "a\ud83d",
        "\ude80\ud83d"
      })
  void description_refuses_whatIsBlankOrNotPrintable(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaskDescription(text))
        .withMessageStartingWith("description must not");
  }

  @Test
  void description_refuses_256Characters() {
    assertThat(new TaskDescription("x".repeat(255)).value()).hasSize(255);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaskDescription("x".repeat(256)))
        .withMessage("description must have at most 255 characters, but has 256");
  }

  @Test
  void with_keepsTheTask_whenNothingIsDifferent() {
    Task task = task();

    assertThat(task.with(new TaskChange(Optional.empty(), Optional.empty()), NOW))
        .isSameAs(task);
    assertThat(task.with(TaskChange.reopening(), NOW)).isSameAs(task);
    assertThat(task.with(TaskChange.describing(PAINT), NOW)).isSameAs(task);
  }

  @Test
  void with_completesOnce_andKeepsTheTime() {
    Task completed = task().with(TaskChange.completing(), NOW.plusSeconds(1));

    assertThat(completed.completed()).isTrue();
    assertThat(completed.completedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(completed.version()).isEqualTo(2);
    assertThat(completed.with(TaskChange.completing(), NOW.plusSeconds(2))).isSameAs(completed);
    Task described =
        completed.with(TaskChange.describing(new TaskDescription("Other")), NOW.plusSeconds(3));
    assertThat(described.completedAt()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void with_reopens() {
    Task reopened = task().with(TaskChange.completing(), NOW).with(TaskChange.reopening(), NOW);

    assertThat(reopened.completedAt()).isNull();
    assertThat(reopened.version()).isEqualTo(3);
  }

  @Test
  void filter_accepts_whatItsNameSays() {
    Task open = task();
    Task completed = open.with(TaskChange.completing(), NOW);

    assertThat(TaskFilter.values())
        .extracting(f -> f.accepts(open))
        .containsExactly(true, true, false);
    assertThat(TaskFilter.values())
        .extracting(f -> f.accepts(completed))
        .containsExactly(true, false, true);
  }

  private static Task task() {
    return Task.open(new TaskId(new UUID(1, 2)), PAINT, NOW);
  }

  @Test
  void idempotencyKey_isOfPrintableAscii() {
    assertThat(new IdempotencyKey("a ~\"1").value()).isEqualTo("a ~\"1");
    for (String wrong : new String[] {"", "ä", "a\tb", "a".repeat(256)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(wrong));
    }
  }

  @Test
  void receipt_knowsItsRequest_andTheTaskAsItWasCreated() {
    Task task =
        Task.open(new TaskId(UUID.randomUUID()), new TaskDescription("Paint"), Instant.EPOCH);
    TaskReceipt receipt = TaskReceipt.of(new IdempotencyKey("key"), task);

    assertThat(receipt.isFor(new TaskDescription(" Paint "))).isTrue();
    assertThat(receipt.isFor(new TaskDescription("paint"))).isFalse();
    assertThat(receipt.asCreated(task.description())).isEqualTo(task);
    assertThat(receipt.toString()).doesNotContain("Paint");
  }
}
