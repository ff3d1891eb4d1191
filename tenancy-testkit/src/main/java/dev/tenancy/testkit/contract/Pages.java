package dev.tenancy.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.core.paging.Cursor;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list to its end. */
final class Pages {
  private Pages() {}

  static <T> List<T> all(int limit, Function<PageRequest, Page<T>> list) {
    List<T> items = new ArrayList<>();
    PageRequest request = PageRequest.first(limit);
    while (true) {
      Page<T> page = list.apply(request);
      items.addAll(page.items());
      if (page.next().isEmpty()) {
        return items;
      }
      Cursor next = page.next().get();
      assertThat(request.after().map(before -> next.compareTo(before) < 0).orElse(true))
          .as("the cursor goes on: %s", next)
          .isTrue();
      request = request.after(next);
    }
  }
}
