package dev.tenancy.http.configuration;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Origins as browsers write them in {@code Origin} (RFC 6454, section 6.2). */
final class Origins {
  private Origins() {}

  /**
   * Reads them, with commas.
   *
   * @throws IllegalArgumentException when no browser would send one of them
   */
  static Set<String> parse(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .map(Origins::checked)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String checked(String origin) {
    if (origin.equals("*")) {
      throw new IllegalArgumentException(
          "must list origins: with * any page that a user visits could call from the user's network");
    }
    if (!isExact(origin)) {
      throw new IllegalArgumentException(
          "must be origins such as https://app.example.com, in lower case, without a path or a "
              + "default port, with commas, but has \"" + origin + "\"");
    }
    return origin;
  }

  private static boolean isExact(String origin) {
    try {
      URI uri = URI.create(origin);
      boolean isDefaultPort = ("http".equals(uri.getScheme()) && uri.getPort() == 80)
          || ("https".equals(uri.getScheme()) && uri.getPort() == 443);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && !isDefaultPort
          && origin.equals(origin.toLowerCase(Locale.ROOT))
          && origin.equals(uri.getScheme() + "://" + uri.getHost()
              + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
