package dev.tenancy.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OccupancyTest {
  private final Occupancy occupancy = new Occupancy();

  @Test
  void stay_isAlone_whenNobodyElseWasThere() {
    occupancy.arrive();
    occupancy.leave();

    assertThat(occupancy.wasAlone(occupancy.arrive())).isTrue();
  }

  @Test
  void stay_isNotAlone_whenSomebodyWasThereBefore() {
    occupancy.arrive();
    Occupancy.Stay second = occupancy.arrive();
    occupancy.leave();

    assertThat(occupancy.wasAlone(second)).isFalse();
  }

  @Test
  void stay_isNotAlone_whenSomebodyCameAndLeft() {
    Occupancy.Stay first = occupancy.arrive();
    occupancy.arrive();
    occupancy.leave();

    assertThat(occupancy.wasAlone(first)).isFalse();
  }
}
