package dev.tenancy.http.server;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connections on which something comes in, again and again, that does not become a request:
 * each byte puts off Jetty's own timeout. Looks at all of them from time to time.
 */
final class SlowHeaders {
  private static final int LOOKS_PER_LIMIT = 8;

  private final ServerConnector connector;
  private final long limit;
  private IdentityHashMap<EndPoint, Progress> seen = new IdentityHashMap<>();

  private SlowHeaders(ServerConnector connector, Duration limit) {
    this.connector = connector;
    this.limit = limit.toNanos();
  }

  /** Watches until the connector stops. */
  static void endAfter(Duration limit, ServerConnector connector) {
    new SlowHeaders(connector, limit).schedule();
  }

  private void schedule() {
    connector.getScheduler().schedule(this::look, limit / LOOKS_PER_LIMIT, TimeUnit.NANOSECONDS);
  }

  private void look() {
    long now = System.nanoTime();
    IdentityHashMap<EndPoint, Progress> next = new IdentityHashMap<>();
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      Progress progress = Progress.of(endPoint.getConnection(), seen.get(endPoint), now);
      if (now - progress.since > limit) {
        endPoint.close(new TimeoutException("a request does not arrive"));
      } else {
        next.put(endPoint, progress);
      }
    }
    seen = next;
    schedule();
  }

  /**
   * What has come in on a connection.
   *
   * @param requests how many requests
   * @param bytes how many bytes, when the last of these was there
   * @param since when no more than these bytes had come, and no request was being answered
   */
  private record Progress(long requests, long bytes, long since) {
    static Progress of(Connection connection, @Nullable Progress before, long now) {
      long requests = connection.getMessagesIn();
      long bytes = connection.getBytesIn();
      boolean isAnswering = requests > connection.getMessagesOut();
      if (before == null) {
        return new Progress(requests, requests == 0 ? 0 : bytes, now);
      }
      boolean isArriving = requests == before.requests && bytes > before.bytes && !isAnswering;
      return isArriving ? before : new Progress(requests, bytes, now);
    }
  }
}
