package dev.tenancy.http.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers a request whose body is not wanted: with a problem, and as the last on its connection. */
final class Refusal {
  private Refusal() {}

  static void send(Request request, Response response, Callback callback, int status) {
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    ProblemErrorHandler.write(status, request, response, new LingeringClose(request, callback));
  }
}
