package dev.tenancy.persistence.differential.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions are repeated exactly, and a planted failure shrinks to the least that still shows it. */
class ShrinkerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void replay_repeats_whatWasDrawn() {
    Choices first = Choices.random(1);
    List<Integer> drawn = numbers(first);

    assertThat(numbers(Choices.replay(first.made()))).isEqualTo(drawn);
    assertThat(numbers(Choices.random(1))).isEqualTo(drawn);
    assertThat(numbers(Choices.random(2))).isNotEqualTo(drawn);
  }

  @Test
  void replay_givesTheSimplest_afterTheEnd() {
    assertThat(numbers(Choices.replay())).isEmpty();
    assertThat(Choices.replay(99).below(10)).isEqualTo(9);
    assertThat(Choices.replay().of("simple", "not")).isEqualTo("simple");
    assertThat(Choices.replay().chance(99)).isFalse();
  }

  @Test
  void failure_shrinksToTheLeast_thatStillFails() {
    int[] failing = failing();

    int[] shrunk = Shrinker.shrink(failing, ShrinkerTest::fails, PATIENCE);

    assertThat(failing).hasSizeGreaterThan(10);
    assertThat(numbers(Choices.replay(shrunk))).containsExactly(70);
  }

  @Test
  void failure_staysAsItIs_whenThereIsNoTime() {
    int[] failing = failing();

    assertThat(Shrinker.shrink(failing, ShrinkerTest::fails, Duration.ZERO)).isSameAs(failing);
  }

  private static int[] failing() {
    for (long seed = 0; ; seed++) {
      Choices choices = Choices.random(seed);
      numbers(choices);
      if (choices.made().length > 10 && fails(choices.made())) {
        return choices.made();
      }
    }
  }

  /** The planted failure: a list with a number from 70 in it. */
  private static boolean fails(int[] decisions) {
    return numbers(Choices.replay(decisions)).stream().anyMatch(number -> number >= 70);
  }

  private static List<Integer> numbers(Choices choices) {
    List<Integer> numbers = new ArrayList<>();
    int count = choices.below(20);
    for (int i = 0; i < count; i++) {
      numbers.add(choices.below(100));
    }
    return numbers;
  }
}
