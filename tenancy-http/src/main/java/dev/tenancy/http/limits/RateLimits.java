package dev.tenancy.http.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import spark.Response;

/**
 * A bucket of tokens for each tenant, on this node. What is left is told in the headers of
 * draft-ietf-httpapi-ratelimit-headers-11. Thread-safe.
 */
@Singleton
final class RateLimits {
  private static final int MOST_BUCKETS = 100_000;

  private final Quotas quotas;
  private final LoadingCache<Owner, Bucket> buckets = Caffeine.newBuilder()
      .maximumSize(MOST_BUCKETS)
      .expireAfterAccess(Quota.LONGEST_WINDOW) // after which every bucket is full again
      .build(RateLimits::bucket);

  @Inject
  RateLimits(Quotas quotas) {
    this.quotas = quotas;
  }

  /**
   * Takes a token, and tells how many are left.
   *
   * @throws ProblemException when there is none
   */
  void take(Tenant tenant, Response response) {
    Optional<Quota> limit = quotas.of(tenant.plan());
    if (limit.isEmpty()) {
      return;
    }
    Quota quota = limit.get();
    ConsumptionProbe probe =
        buckets.get(new Owner(tenant.id(), quota)).tryConsumeAndReturnRemaining(1);
    String plan = "\"" + tenant.plan() + "\"";
    response.header(
        "RateLimit-Policy",
        plan + ";q=" + quota.requests() + ";w=" + quota.window().toSeconds());
    response.header(
        "RateLimit",
        plan + ";r=" + probe.getRemainingTokens() + ";t="
            + seconds(probe.getNanosToWaitForReset()));
    if (!probe.isConsumed()) {
      throw ProblemException.of(ProblemType.RATE_LIMITED)
          .with("Retry-After", String.valueOf(seconds(probe.getNanosToWaitForRefill())));
    }
  }

  /** Rounded up, so that whoever waits for so long does not come too early. */
  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).plus(Duration.ofSeconds(1).minusNanos(1)).toSeconds();
  }

  private static Bucket bucket(Owner owner) {
    return Bucket.builder()
        .addLimit(limit -> limit
            .capacity(owner.quota().requests())
            .refillGreedy(owner.quota().requests(), owner.quota().window()))
        .build();
  }

  /** With another plan there is another bucket. */
  private record Owner(TenantId tenant, Quota quota) {}
}
