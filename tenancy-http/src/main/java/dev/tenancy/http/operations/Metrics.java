package dev.tenancy.http.operations;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Collection;

/** Everything that this node measures. Closing it ends its listening to the virtual machine. */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  private Metrics() {}

  /** Measures the virtual machine, and these pools under their names. */
  public static Metrics of(Collection<HikariDataSource> pools) {
    Metrics metrics = new Metrics();
    new JvmMemoryMetrics().bindTo(metrics.registry);
    new JvmThreadMetrics().bindTo(metrics.registry);
    metrics.garbageCollection.bindTo(metrics.registry);
    new UptimeMetrics().bindTo(metrics.registry);
    pools.forEach(pool ->
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics.registry)));
    return metrics;
  }

  /** Where whoever measures something registers it. */
  public MeterRegistry registry() {
    return registry;
  }

  /** All values now, in the text format of Prometheus, version 0.0.4. */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
