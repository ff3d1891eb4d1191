package dev.tenancy.http.operations;

import dev.tenancy.http.server.RequestObserver;
import dev.tenancy.http.server.ServedRequest;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Measures requests. Its labels have few values, whatever is sent. */
final class RequestMetrics implements RequestObserver {
  /** In milliseconds: fine where answers usually are, coarse up to the longest statement. */
  private static final long[] BUCKETS = {
    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000
  };

  private final AtomicInteger active = new AtomicInteger();
  private final MeterProvider<Timer> timers;
  private final BusiestTenants tenants;

  @Inject
  RequestMetrics(Metrics metrics, InstantSource clock) {
    MeterRegistry registry = metrics.registry();
    Gauge.builder("http.server.requests.active", active, AtomicInteger::get).register(registry);
    timers = Timer.builder("http.server.requests")
        .serviceLevelObjectives(
            LongStream.of(BUCKETS).mapToObj(Duration::ofMillis).toArray(Duration[]::new))
        .withRegistry(registry);
    tenants = new BusiestTenants(registry, clock);
  }

  @Override
  public void begun() {
    active.incrementAndGet();
  }

  @Override
  public void ended(ServedRequest request) {
    active.decrementAndGet();
    timers
        .withTags(Tags.of(
            "method", request.method(),
            "route", request.route(),
            "status", String.valueOf(request.status())))
        .record(request.duration());
    request.tenant().ifPresent(tenants::count);
  }
}
