package dev.tenancy.http.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits (RFC 4632).
 *
 * @param network one of them
 * @param bits how many bits they have in common
 */
record AddressRange(InetAddress network, int bits) {
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  /** Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or one address alone. */
  static Optional<AddressRange> parse(String text) {
    String[] parts = text.split("/", 2);
    return address(parts[0]).flatMap(network -> {
      int all = network.getAddress().length * Byte.SIZE;
      if (parts.length == 1) {
        return Optional.of(new AddressRange(network, all));
      }
      return Optional.of(parts[1])
          .filter(bits -> BITS.matcher(bits).matches())
          .map(Integer::parseInt)
          .filter(bits -> bits <= all)
          .map(bits -> new AddressRange(network, bits));
    });
  }

  /** Reads an address, and never asks anybody for a name. */
  static Optional<InetAddress> address(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
