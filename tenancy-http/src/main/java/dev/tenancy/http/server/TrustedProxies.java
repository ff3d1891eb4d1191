package dev.tenancy.http.server;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whose word is taken on who is calling and how.
 *
 * @param ranges where they are; none of them means that nobody is believed
 */
public record TrustedProxies(List<AddressRange> ranges) {
  /** Believes nobody. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  /** Keeps the ranges as they are now. */
  public TrustedProxies {
    ranges = List.copyOf(ranges);
  }

  /**
   * Reads addresses and ranges, with commas.
   *
   * @throws IllegalArgumentException when one is neither
   */
  public static TrustedProxies parse(String text) {
    return new TrustedProxies(Arrays.stream(text.split(","))
        .map(String::strip)
        .map(part -> AddressRange.parse(part)
            .orElseThrow(() -> new IllegalArgumentException(
                "must be IP addresses or ranges such as 10.0.0.0/8, with commas, but has \"" + part
                    + "\"")))
        .toList());
  }

  boolean contain(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /**
   * Finds the client behind a chain of proxies: the last address that is none of theirs. What stands
   * before it is what the client says, which may be anything.
   *
   * @param peer who has connected
   * @param forwardedFor whom each proxy has seen, the nearest last
   */
  InetAddress client(InetAddress peer, List<String> forwardedFor) {
    InetAddress client = peer;
    for (int i = forwardedFor.size() - 1; i >= 0 && contain(client); i--) {
      Optional<InetAddress> before = AddressRange.address(forwardedFor.get(i).strip());
      if (before.isEmpty()) {
        break;
      }
      client = before.get();
    }
    return client;
  }
}
