package dev.tenancy.http.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps a tenant whose requests are slow, or many at once, from taking all connections to the database
 * and all threads: some of its requests go on, a few more wait for a moment, the rest are refused.
 * Thread-safe.
 */
@Singleton
final class Bulkhead {
  private static final int PATIENCE_MILLIS = 1_000;

  /** How many more may wait, for each that may go on. Each that waits holds a thread. */
  private static final int WAITING = 2;

  private final Share share;

  /** Held weakly: whoever has no request under way needs none. */
  private final LoadingCache<TenantId, Room> rooms;

  @Inject
  Bulkhead(Share share) {
    this.share = share;
    this.rooms = Caffeine.newBuilder().weakValues().build(tenant -> new Room());
  }

  /**
   * Runs what a request does with the database.
   *
   * @return what that returns
   * @throws ProblemException when too many of the tenant's requests are under way
   */
  <T> T run(TenantId tenant, Supplier<T> act) {
    Room room = rooms.get(tenant);
    return within(room.entrance, 0, () -> within(room.connections, PATIENCE_MILLIS, act));
  }

  private static <T> T within(Semaphore places, long patienceMillis, Supplier<T> act) {
    if (!isAcquired(places, patienceMillis)) {
      throw refusal();
    }
    try {
      return act.get();
    } finally {
      places.release();
    }
  }

  private static boolean isAcquired(Semaphore places, long patienceMillis) {
    try {
      return places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the node stops
      return false;
    }
  }

  private static ProblemException refusal() {
    return ProblemException.of(
            ProblemType.RATE_LIMITED, "Too many requests of this tenant are under way at once.")
        .with("Retry-After", "1");
  }

  private final class Room {
    private final Semaphore connections = new Semaphore(share.connections(), true);
    private final Semaphore entrance = new Semaphore(share.connections() * (1 + WAITING));
  }
}
