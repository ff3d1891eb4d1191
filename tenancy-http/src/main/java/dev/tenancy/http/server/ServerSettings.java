package dev.tenancy.http.server;

import java.time.Duration;
import java.util.Set;

/**
 * What an operator may set about connections.
 *
 * @param idle how long a connection may be silent, and how long a request may take to arrive
 * @param maxConnections how many may be open at once
 * @param maxHeaderBytes the greatest size of a request's line and headers together
 * @param trustedProxies whose word on the client's address and scheme is taken
 * @param corsOrigins the origins whose pages may call, as browsers write them
 */
public record ServerSettings(
    Duration idle,
    int maxConnections,
    int maxHeaderBytes,
    TrustedProxies trustedProxies,
    Set<String> corsOrigins) {
  /** What holds unless something else is configured. */
  public static final ServerSettings DEFAULT =
      new ServerSettings(Duration.ofSeconds(30), 1_000, 8 * 1024, TrustedProxies.NONE, Set.of());

  /** Keeps the origins as they are now. */
  public ServerSettings {
    corsOrigins = Set.copyOf(corsOrigins);
  }
}
