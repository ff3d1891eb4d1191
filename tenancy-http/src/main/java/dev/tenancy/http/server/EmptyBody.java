package dev.tenancy.http.server;

import java.io.IOException;
import spark.Response;

/** Answers that have no body. */
public final class EmptyBody {
  private EmptyBody() {}

  /**
   * Sends the answer at once; Spark would call what is not there HTML.
   *
   * @return what a Spark route has to return for it
   */
  public static Object send(Response response, int status) {
    response.status(status);
    try {
      response.raw().flushBuffer();
    } catch (IOException e) {
      return ""; // the caller is gone, and there is nobody to tell
    }
    return "";
  }
}
