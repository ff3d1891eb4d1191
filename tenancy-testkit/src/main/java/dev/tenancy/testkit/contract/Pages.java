package dev.tenancy.testkit.contract;

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
      request = request.after(page.next().get());
    }
  }
}
