package dev.tenancy.http.operations;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.http.server.RequestObserver;
import dev.tenancy.http.server.ServedRequest;
import jakarta.inject.Inject;
import java.util.Optional;
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
    line = with(line, "tenant", request.tenant().map(TenantId::toString));
    line = line.addKeyValue("requestId", request.requestId());
    with(line, "traceId", request.traceId()).log("request");
  }

  private static LoggingEventBuilder with(
      LoggingEventBuilder line, String key, Optional<String> value) {
    return value.map(text -> line.addKeyValue(key, text)).orElse(line);
  }
}
