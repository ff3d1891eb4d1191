package dev.tenancy.http.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What happens first to every request: its answer, whoever makes it, gets the headers that all
 * answers have, and a body without a certain end is refused before anybody waits for it.
 */
final class EntryHandler extends Handler.Wrapper {
  private final ObservedRequests observed;

  EntryHandler(Handler handler, ObservedRequests observed) {
    super(handler);
    this.observed = observed;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    observed.begin(request);
    StandardHeaders.putInto(response.getHeaders(), request);
    if (isAmbiguous(request)) {
      Refusal.send(request, response, callback, HttpStatus.BAD_REQUEST_400);
      return true;
    }
    return super.handle(request, response, callback);
  }

  /**
   * Whether the end of the body is a guess: with a coding that is not undone here, or from a client
   * that cannot know of any (RFC 9112, section 6.1).
   */
  private static boolean isAmbiguous(Request request) {
    String coding = request.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
    return coding != null
        && (!coding.equalsIgnoreCase("chunked")
            || request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0);
  }
}
