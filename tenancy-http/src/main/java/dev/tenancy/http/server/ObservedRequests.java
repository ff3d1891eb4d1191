package dev.tenancy.http.server;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the observers of all requests, those included that Jetty cannot read. */
final class ObservedRequests implements RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger(ObservedRequests.class);

  private final Set<RequestObserver> observers;

  ObservedRequests(Set<RequestObserver> observers) {
    this.observers = Set.copyOf(observers);
  }

  /** The first that is seen of a request that could be read. */
  RequestFacts begin(Request request) {
    RequestFacts facts = new RequestFacts();
    request.setAttribute(RequestFacts.ATTRIBUTE, facts);
    tell(RequestObserver::begun);
    return facts;
  }

  /** Called by Jetty once for each answer, when its last byte is sent or cannot be. */
  @Override
  public void log(Request request, Response response) {
    RequestFacts facts = request.getAttribute(RequestFacts.ATTRIBUTE) instanceof RequestFacts known
        ? known
        : begin(request);
    String method = request.getMethod();
    ServedRequest served = new ServedRequest(
        SparkFilter.METHODS.contains(method) ? method : ServedRequest.NONE,
        facts.route(),
        response.getStatus(),
        Duration.ofNanos(NanoTime.since(request.getBeginNanoTime())),
        facts.tenant(),
        RequestIds.of(request),
        TraceParent.traceId(request.getHeaders().getValuesList(TraceParent.HEADER)));
    tell(observer -> observer.ended(served));
  }

  /** A defect of one observer is neither the caller's trouble nor that of the others. */
  private void tell(Consumer<RequestObserver> what) {
    for (RequestObserver observer : observers) {
      try {
        what.accept(observer);
      } catch (RuntimeException e) {
        LOG.error("{} failed", observer.getClass().getSimpleName(), e);
      }
    }
  }
}
