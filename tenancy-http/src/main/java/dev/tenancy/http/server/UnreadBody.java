package dev.tenancy.http.server;

import java.io.IOException;
import java.io.InputStream;
import spark.Request;
import spark.Response;

/**
 * What a route has left of a request's body. Jetty closes a connection on which something was left,
 * without a word; a client that has sent its next request by then sees it fail.
 */
final class UnreadBody {
  private static final int MAX_BYTES = 64 * 1024;

  private UnreadBody() {}

  /** Reads a little body to its end; for a large one, announces that the connection closes. */
  static void settle(Request request, Response response) {
    if (!isRead(request)) {
      response.raw().setHeader("Connection", "close");
    }
  }

  private static boolean isRead(Request request) {
    if (request.raw().getContentLengthLong() > MAX_BYTES) {
      return false;
    }
    try {
      InputStream in = request.raw().getInputStream();
      in.readNBytes(MAX_BYTES);
      return in.read() < 0;
    } catch (IOException e) {
      return false;
    }
  }
}
