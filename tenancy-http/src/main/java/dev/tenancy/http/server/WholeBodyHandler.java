package dev.tenancy.http.server;

import dev.tenancy.http.body.RequestBody;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Hands a request on once its body is there, whole. Until then no thread waits for it, so slow clients
 * cannot hold all of them; and nothing is done on behalf of a request that turns out to be malformed.
 */
final class WholeBodyHandler extends Handler.Wrapper {
  private final Duration limit;

  WholeBodyHandler(Handler handler, Duration limit) {
    super(handler);
    this.limit = limit;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields headers = request.getHeaders();
    long length = headers.getLongField(HttpHeader.CONTENT_LENGTH);
    if (length > RequestBody.MAX_BYTES) {
      Refusal.send(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
      return true;
    }
    if (length <= 0 && !headers.contains(HttpHeader.TRANSFER_ENCODING)) {
      return super.handle(request, response, callback);
    }
    new BodyArrival(request, response, callback, limit, getHandler()).begin();
    return true;
  }
}
