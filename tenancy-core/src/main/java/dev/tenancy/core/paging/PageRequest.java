package dev.tenancy.core.paging;

import java.util.Optional;

/**
 * Which page of a list is wanted.
 *
 * @param limit the greatest number of items, 1 to {@value #MAX_LIMIT}
 * @param after where the page before it ended; empty for the first page
 */
public record PageRequest(int limit, Optional<Cursor> after) {
  /** The greatest number of items that one page can have. */
  public static final int MAX_LIMIT = 200;

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException when it is below 1 or above {@value #MAX_LIMIT}
   */
  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit must be from 1 to " + MAX_LIMIT + ", but was " + limit);
    }
  }

  /**
   * Asks for the beginning of a list.
   *
   * @param limit the greatest number of items, 1 to {@value #MAX_LIMIT}
   * @return a request without a cursor
   */
  public static PageRequest first(int limit) {
    return new PageRequest(limit, Optional.empty());
  }

  /**
   * Asks for what follows a page.
   *
   * @param cursor where that page ended
   * @return a request of the same size
   */
  public PageRequest after(Cursor cursor) {
    return new PageRequest(limit, Optional.of(cursor));
  }
}
