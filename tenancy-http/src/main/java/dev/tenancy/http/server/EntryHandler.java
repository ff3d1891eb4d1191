package dev.tenancy.http.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Gives every answer, whoever makes it, the headers that all answers have. */
final class EntryHandler extends Handler.Wrapper {
  EntryHandler(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    StandardHeaders.putInto(response.getHeaders(), RequestIds.of(request));
    return super.handle(request, response, callback);
  }
}
