package dev.tenancy.http.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.core.tenant.TenantId;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BusiestTenantsTest {
  private static final String PREFIX = "tenancy_requests_total{tenant=\"";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private volatile Instant now = START;
  private final BusiestTenants tenants = new BusiestTenants(registry, () -> now);

  @Test
  void tenant_hasItsOwnSeries_fromItsSecondRequestOn_whileThereIsRoom() {
    List<TenantId> ten = tenants(BusiestTenants.BUSIEST);
    ten.forEach(tenant -> count(tenant, 3));

    assertThat(series()).hasSize(11).containsEntry("other", 10.0);
    ten.forEach(tenant -> assertThat(series()).containsEntry(tenant.toString(), 2.0));
  }

  @Test
  void laterTenant_isAmongTheOthers_untilItIsClearlyBusier() {
    List<TenantId> ten = tenants(BusiestTenants.BUSIEST);
    ten.forEach(tenant -> count(tenant, 100));
    TenantId rising = tenants(1).get(0);

    count(rising, 160);
    assertThat(series()).containsEntry("other", 170.0).doesNotContainKey(rising.toString());
    count(rising, 1);
    assertThat(series()).containsEntry("other", 171.0).containsEntry(rising.toString(), 0.0);
    count(rising, 5);
    assertThat(series())
        .hasSize(11)
        .containsEntry("other", 171.0)
        .containsEntry(rising.toString(), 5.0);
    assertThat(series().keySet())
        .containsAnyElementsOf(ten.stream().map(TenantId::toString).toList());
  }

  @Test
  void displacedTenant_isAmongTheOthers_andBeginsAgainAtZero() {
    List<TenantId> ten = tenants(BusiestTenants.BUSIEST);
    ten.subList(1, 10).forEach(tenant -> count(tenant, 1_000));
    TenantId first = ten.get(0);
    count(first, 100);
    TenantId second = tenants(1).get(0);

    count(second, 200);
    assertThat(series()).containsKey(second.toString()).doesNotContainKey(first.toString());
    double others = series().get("other");
    count(first, 1);
    assertThat(series()).containsEntry("other", others + 1);
    count(first, 1_000);
    assertThat(series()).containsKey(first.toString()).doesNotContainKey(second.toString());
    assertThat(series().get(first.toString())).isLessThan(1_000);
  }

  @Test
  void nearEquals_doNotTakeTurns() {
    List<TenantId> eleven = tenants(BusiestTenants.BUSIEST + 1);
    eleven.forEach(tenant -> count(tenant, 1));
    var listed = series().keySet();
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      count(eleven.get(random.nextInt(eleven.size())), 1);
    }

    assertThat(series().keySet()).isEqualTo(listed);
  }

  @Test
  void busyTenants_areFound_amongMoreThanAreRemembered() {
    List<TenantId> busy = tenants(BusiestTenants.BUSIEST);
    List<TenantId> many = tenants(20_000);
    Random random = new Random(1);
    for (TenantId one : many) {
      count(one, 1);
      count(busy.get(random.nextInt(busy.size())), 1);
    }

    assertThat(series())
        .hasSize(11)
        .containsKeys(busy.stream().map(TenantId::toString).toArray(String[]::new));
    assertThat(tenants.remembered()).isLessThanOrEqualTo(BusiestTenants.CANDIDATES);
  }

  @Test
  void others_neverFall_andSeriesStayFew_whileTheBusyOnesChange() {
    Random random = new Random(2);
    List<TenantId> many = tenants(300);
    double before = 0;
    for (int round = 0; round < 300; round++) {
      now = now.plusSeconds(60);
      for (int i = 0; i < 200; i++) {
        // The busy ones wander, so that series end and begin all the time.
        int tenant = (round + (int) Math.abs(random.nextGaussian() * 8)) % many.size();
        count(many.get(tenant), 1);
      }
      Map<String, Double> after = series();
      assertThat(after.get("other")).isGreaterThanOrEqualTo(before);
      assertThat(after).hasSizeLessThanOrEqualTo(11);
      before = after.get("other");
    }
  }

  @Test
  void whatIsLongPast_fades() {
    List<TenantId> ten = tenants(BusiestTenants.BUSIEST);
    ten.forEach(tenant -> count(tenant, 1_000_000));
    TenantId later = tenants(1).get(0);
    now = now.plus(BusiestTenants.HALF_LIFE.multipliedBy(10));
    count(later, 1_600);

    assertThat(series()).containsKey(later.toString());
  }

  @Test
  void nothingIsLost_whenManyCountAtOnce() throws Exception {
    List<TenantId> ten = tenants(BusiestTenants.BUSIEST);
    int threads = 8;
    inParallel(threads, thread -> {
      for (int i = 0; i < 50_000; i++) {
        count(ten.get(i % ten.size()), 1);
      }
    });

    Map<String, Double> series = series();
    assertThat(series).hasSize(11);
    assertThat(series.values().stream().mapToDouble(Double::doubleValue).sum())
        .isEqualTo(threads * 50_000.0);
    assertThat(series).containsEntry("other", 10.0);
  }

  @Test
  void othersNeverFall_whileManyCountAndLook_andBoundsHoldAfterwards() throws Exception {
    List<TenantId> many = tenants(1_000);
    inParallel(8, thread -> {
      Random random = new Random(thread);
      double before = 0;
      for (int i = 0; i < 20_000; i++) {
        int spread = 1 + (i / 1_000) * 50;
        count(many.get((thread * 100 + random.nextInt(spread)) % many.size()), 1);
        if (i % 500 == 0) {
          // How many others there are is not asked: a scrape goes over them while they change.
          double others = series().get("other");
          assertThat(others).isGreaterThanOrEqualTo(before);
          before = others;
        }
      }
    });

    assertThat(series()).hasSize(11);
    assertThat(tenants.remembered()).isLessThanOrEqualTo(BusiestTenants.CANDIDATES);
    assertThat(registry.getMeters()).hasSize(11);
  }

  private void count(TenantId tenant, int times) {
    for (int i = 0; i < times; i++) {
      tenants.count(tenant);
    }
  }

  private static List<TenantId> tenants(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> new TenantId(UUID.randomUUID()))
        .toList();
  }

  /** What Prometheus would see. */
  private Map<String, Double> series() {
    Map<String, Double> series = new HashMap<>();
    registry.scrape().lines().filter(line -> line.startsWith(PREFIX)).forEach(line -> {
      String[] parts = line.substring(PREFIX.length()).split("\"} ", 2);
      series.put(parts[0], Double.valueOf(parts[1]));
    });
    return series;
  }

  private interface Work {
    void run(int thread) throws Exception;
  }

  private static void inParallel(int threads, Work work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        all.add(CompletableFuture.runAsync(
            () -> {
              try {
                start.await();
                work.run(thread);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            },
            pool));
      }
      for (CompletableFuture<Void> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdown();
    }
  }
}
