package dev.tenancy.http.operations;

import dev.tenancy.core.tenant.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Counts requests, for each of the busiest tenants by itself and for all others together.
 *
 * <p>A tenant's series begins at 0 when it becomes one of the busiest, and ends when another takes
 * its place; nothing is ever moved from one series to another, so that each only rises. A scrape is no
 * snapshot: one that comes meanwhile may show both, or neither. Who is busy is
 * told from a bounded number of candidates, by the algorithm of Misra and Gries (1982): nobody is
 * missed who makes more than one in {@value #CANDIDATES} requests. What is long past fades.
 *
 * <p>Thread-safe, by one lock that is held for less than a microsecond.
 */
final class BusiestTenants {
  /** How many have a series. */
  static final int BUSIEST = 10;

  /** How many are remembered at most. */
  static final int CANDIDATES = 100;

  /** After this time a request counts half. */
  static final Duration HALF_LIFE = Duration.ofMinutes(10);

  /** How much busier one must be, besides half as busy again, so that near equals do not alternate. */
  private static final long MARGIN = 10;

  private static final String NAME = "tenancy.requests";
  private static final String LABEL = "tenant";

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Counter others;
  private final Map<TenantId, Counter> series = new HashMap<>();
  private final Map<TenantId, Long> candidates = new HashMap<>();
  private Instant faded;

  BusiestTenants(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    this.others = registry.counter(NAME, LABEL, "other");
    this.faded = clock.instant();
  }

  /** One more request on behalf of a tenant. */
  synchronized void count(TenantId tenant) {
    fade();
    remember(tenant);
    Counter own = series.get(tenant);
    if (own != null) {
      own.increment();
    } else {
      others.increment();
      promote(tenant);
    }
  }

  synchronized int remembered() {
    return candidates.size();
  }

  /** Whoever finds no room costs all candidates a request, so that only the busy ones stay. */
  private void remember(TenantId tenant) {
    if (candidates.size() < CANDIDATES || candidates.containsKey(tenant)) {
      candidates.merge(tenant, 1L, Long::sum);
    } else {
      candidates.replaceAll((id, requests) -> requests - 1);
      candidates.values().removeIf(requests -> requests <= 0);
    }
  }

  private void promote(TenantId tenant) {
    if (series.size() >= BUSIEST) {
      TenantId least =
          series.keySet().stream().min(Comparator.comparingLong(this::requests)).orElseThrow();
      long limit = requests(least) + requests(least) / 2 + MARGIN;
      if (requests(tenant) <= limit) {
        return;
      }
      registry.remove(Objects.requireNonNull(series.remove(least)));
    }
    series.put(tenant, registry.counter(NAME, LABEL, tenant.toString()));
  }

  private long requests(TenantId tenant) {
    return candidates.getOrDefault(tenant, 0L);
  }

  private void fade() {
    Instant now = clock.instant();
    while (!candidates.isEmpty() && !now.isBefore(faded.plus(HALF_LIFE))) {
      candidates.replaceAll((id, requests) -> requests / 2);
      candidates.values().removeIf(requests -> requests == 0);
      faded = faded.plus(HALF_LIFE);
    }
    if (candidates.isEmpty()) {
      faded = now;
    }
  }
}
