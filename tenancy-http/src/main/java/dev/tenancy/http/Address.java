package dev.tenancy.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a node can be reached.
 *
 * @param host the address that it listens on
 * @param port the port that it listens on
 * @param embedded the embedded database, where it runs on one
 * @param adminTokenFile where the administrator's token is kept, where the node has made it
 */
public record Address(
    String host, int port, Optional<String> embedded, Optional<Path> adminTokenFile) {
  /** The base of all its URLs. */
  public String url() {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
