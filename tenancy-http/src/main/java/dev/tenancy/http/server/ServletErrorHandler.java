package dev.tenancy.http.server;

import dev.tenancy.http.problem.ProblemResponse;
import dev.tenancy.http.problem.Problems;
import java.io.IOException;
import javax.servlet.RequestDispatcher;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee8.nested.ErrorHandler;
import org.eclipse.jetty.ee8.nested.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort: what gets past Spark's own handling, such as an {@link Error}, is logged, and the
 * caller gets a problem document. Jetty's own page would show the stack.
 */
final class ServletErrorHandler extends ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ServletErrorHandler.class);

  @Override
  public void handle(
      String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String requestId = RequestIds.of(baseRequest.getCoreRequest());
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
      LOG.error("request {} failed", requestId, failure);
    }
    ProblemResponse problem = Problems.ofStatus(response.getStatus(), requestId);
    StandardHeaders.forEach(baseRequest.getCoreRequest(), response::setHeader);
    problem.headers().forEach(response::setHeader);
    response.setContentType(Problems.MEDIA_TYPE);
    response.setContentLength(problem.body().length);
    response.getOutputStream().write(problem.body());
    baseRequest.setHandled(true);
  }
}
