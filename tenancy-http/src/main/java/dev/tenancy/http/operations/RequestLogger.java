package dev.tenancy.http.operations;

import dev.tenancy.http.server.RequestObserver;
import dev.tenancy.http.server.ServedRequest;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes one line for each request, in pairs that a machine can read. */
final class RequestLogger implements RequestObserver {
  private static final Logger LOG = LoggerFactory.getLogger("tenancy.request");
  private static final double NANOS_IN_MILLI = 1e6;

  @Inject
  RequestLogger() {}

  @Override
  public void ended(ServedRequest request) {
    LoggingEventBuilder line = LOG.atInfo()
        .addKeyValue("method", request.method())
        .addKeyValue("route", request.route())
        .addKeyValue("status", request.status())
        .addKeyValue("durationMs", request.duration().toNanos() / NANOS_IN_MILLI);
    request.tenant().ifPresent(id -> line.addKeyValue("tenant", id.toString()));
    line.addKeyValue("requestId", request.requestId());
    request.traceId().ifPresent(id -> line.addKeyValue("traceId", id));
    line.log("request");
  }
}
