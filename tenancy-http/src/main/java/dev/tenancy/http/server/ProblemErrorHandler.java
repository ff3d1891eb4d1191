package dev.tenancy.http.server;

import dev.tenancy.http.problem.ProblemResponse;
import dev.tenancy.http.problem.Problems;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Says what Jetty refuses by itself as a problem document, like everything else. */
final class ProblemErrorHandler extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = request.getAttribute(ERROR_EXCEPTION) instanceof HttpException refusal
        ? refusal.getCode()
        : response.getStatus();
    if (status < HttpStatus.BAD_REQUEST_400) {
      status = HttpStatus.INTERNAL_SERVER_ERROR_500;
    }
    write(status, request, response, callback);
    return true;
  }

  /** Answers at once. What else is among the headers stays. */
  static void write(int status, Request request, Response response, Callback callback) {
    ProblemResponse problem = Problems.ofStatus(status, RequestIds.of(request));
    response.setStatus(status);
    StandardHeaders.putInto(response.getHeaders(), request);
    if (!request.getConnectionMetaData().isPersistent()) {
      // What cannot be read is HTTP/1.0 to Jetty, which then closes without a word.
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    problem.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, problem.body().length);
    response.write(true, ByteBuffer.wrap(problem.body()), callback);
  }
}
