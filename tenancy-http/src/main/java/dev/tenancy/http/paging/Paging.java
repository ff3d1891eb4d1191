package dev.tenancy.http.paging;

import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import jakarta.inject.Inject;
import java.util.Optional;
import spark.Request;
import spark.Response;

/** The query parameters {@code limit} and {@code cursor}, and the link to the next page. */
public final class Paging {
  private static final int DEFAULT_LIMIT = 50;

  private final CursorCodec cursors;

  @Inject
  Paging(CursorCodec cursors) {
    this.cursors = cursors;
  }

  /**
   * Reads which page is wanted.
   *
   * @param list names the list, as {@link CursorCodec#encode} wants it
   */
  public PageRequest request(Request request, String list) {
    PageRequest first = PageRequest.first(limit(request));
    return QueryParameter.of(request, "cursor")
        .map(cursor -> first.after(cursors.decode(list, cursor)))
        .orElse(first);
  }

  /**
   * Links to the next page (RFC 8288), when there is one. The link is relative, so that it holds
   * whatever the service is called from outside.
   *
   * @param filter the query parameters that make the list what it is, ending in {@code &}, or empty
   */
  public void link(
      Response response, String path, String filter, String list, int limit, Page<?> page) {
    page.next()
        .map(cursor -> cursors.encode(list, cursor))
        .ifPresent(cursor -> response.header(
            "Link",
            "<" + path + "?" + filter + "limit=" + limit + "&cursor=" + cursor
                + ">; rel=\"next\""));
  }

  private static int limit(Request request) {
    Optional<String> text = QueryParameter.of(request, "limit");
    try {
      int limit = text.map(Integer::parseInt).orElse(DEFAULT_LIMIT);
      return PageRequest.first(limit).limit();
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(
          ProblemType.MALFORMED_REQUEST,
          "limit must be a number from 1 to " + PageRequest.MAX_LIMIT + ".");
    }
  }
}
