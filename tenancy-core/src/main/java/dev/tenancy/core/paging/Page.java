package dev.tenancy.core.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list, and where to go on.
 *
 * @param items the items, in the list's order; unmodifiable
 * @param next where this page ended, when there is more; empty on the last page
 * @param <T> what the list is of
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Makes a page out of one item more than was asked for: the extra one tells that there is more.
   *
   * @param found up to {@code limit + 1} items
   * @param limit how many the page holds
   * @param position an item's place in the list
   * @return the first {@code limit} items
   * @param <T> what the list is of
   */
  public static <T> Page<T> ofOneMore(
      List<T> found, int limit, Function<? super T, Cursor> position) {
    if (found.size() <= limit) {
      return new Page<>(found, Optional.empty());
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, Optional.of(position.apply(items.get(limit - 1))));
  }
}
