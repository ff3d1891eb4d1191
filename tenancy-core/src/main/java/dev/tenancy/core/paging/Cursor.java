package dev.tenancy.core.paging;

import dev.tenancy.core.internal.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A position in a list that is sorted by time of creation and, where times are equal, by id.
 *
 * <p>It names the last item that was read, not a number of items, so nothing is repeated or skipped
 * when items are added or removed between two pages. The natural order is PostgreSQL's order of the
 * row {@code (created_at, id)}: ids compare as unsigned bytes, unlike {@link UUID#compareTo}.
 *
 * @param createdAt when the last item was created; cut to microseconds
 * @param id the last item's id
 */
public record Cursor(Instant createdAt, UUID id) implements Comparable<Cursor> {
  private static final Comparator<UUID> BY_BYTES = Comparator.comparing(
          UUID::getMostSignificantBits, Long::compareUnsigned)
      .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);
  private static final Comparator<Cursor> ORDER =
      Comparator.comparing(Cursor::createdAt).thenComparing(Cursor::id, BY_BYTES);

  /**
   * Checks the time.
   *
   * @throws IllegalArgumentException when the year is outside 1 to 9999
   */
  public Cursor {
    createdAt = Times.micros(createdAt, "createdAt");
  }

  @Override
  public int compareTo(Cursor other) {
    return ORDER.compare(this, other);
  }
}
