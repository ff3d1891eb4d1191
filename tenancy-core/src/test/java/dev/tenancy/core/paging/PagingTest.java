package dev.tenancy.core.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 201, Integer.MAX_VALUE})
  void pageRequest_refuses_limitsOutsideItsRange(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PageRequest.first(limit))
        .withMessageContaining(String.valueOf(limit));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200})
  void pageRequest_takes_theEndsOfItsRange(int limit) {
    assertThat(PageRequest.first(limit).limit()).isEqualTo(limit);
  }

  @Test
  void cursor_ordersIdsAsUnsignedBytes_asPostgresqlDoes() {
    Cursor low = new Cursor(NOW, UUID.fromString("7fffffff-ffff-7fff-bfff-ffffffffffff"));
    Cursor high = new Cursor(NOW, UUID.fromString("80000000-0000-7000-8000-000000000000"));

    assertThat(low).isLessThan(high);
    assertThat(low.id()).isGreaterThan(high.id()); // what java.util.UUID would have said
  }

  @Test
  void cursor_cutsToMicroseconds_andOrdersByTimeFirst() {
    Cursor earlier =
        new Cursor(NOW.plusNanos(1_999), UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff"));
    Cursor later = new Cursor(NOW.plusNanos(2_000), new UUID(0, 0));

    assertThat(earlier.createdAt()).isEqualTo(NOW.plusNanos(1_000));
    assertThat(earlier).isLessThan(later);
  }

  @Test
  void cursor_refuses_timesThatNoStoreHolds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Cursor(Instant.MIN, new UUID(0, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cursor(Instant.MAX, new UUID(0, 0)));
  }

  @Test
  void ofOneMore_hasNext_onlyWhenThereIsMore() {
    Cursor two = new Cursor(NOW, new UUID(0, 2));

    assertThat(Page.ofOneMore(List.of(1, 2), 2, i -> new Cursor(NOW, new UUID(0, i)))
            .next())
        .isEmpty();
    Page<Integer> page = Page.ofOneMore(List.of(1, 2, 3), 2, i -> new Cursor(NOW, new UUID(0, i)));
    assertThat(page.items()).containsExactly(1, 2);
    assertThat(page.next()).contains(two);
  }
}
