package dev.tenancy.http.server;

import dev.tenancy.http.body.RequestBody;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What happens first to every request: its answer, whoever makes it, gets the headers that all
 * answers have, and a body that cannot be meant well is refused before anybody waits for it.
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
    StandardHeaders.putInto(response.getHeaders(), RequestIds.of(request));
    int refusal = refusal(request);
    if (refusal == HttpStatus.OK_200) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    Response.writeError(request, response, callback, refusal);
    return true;
  }

  private static int refusal(Request request) {
    HttpFields headers = request.getHeaders();
    if (headers.getLongField(HttpHeader.CONTENT_LENGTH) > RequestBody.MAX_BYTES) {
      return HttpStatus.PAYLOAD_TOO_LARGE_413;
    }
    // RFC 9112, section 6.1: a coding that is not undone here, or a client that cannot know of any,
    // leaves the end of the body to guessing.
    String coding = headers.get(HttpHeader.TRANSFER_ENCODING);
    boolean isGuess = coding != null
        && (!coding.equalsIgnoreCase("chunked")
            || request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0);
    return isGuess ? HttpStatus.BAD_REQUEST_400 : HttpStatus.OK_200;
  }
}
