package dev.tenancy.http.configuration;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a PostgreSQL is and who administers it. Does not show the password.
 *
 * @param url a JDBC URL without credentials
 * @param user who migrates the schema; empty when nobody here does
 * @param password that role's password; empty where the server asks for none
 */
public record DatabaseAddress(String url, Optional<String> user, Optional<String> password) {
  /** How to get there. Anything else could undo what the service sets, or load a class. */
  private static final Set<String> PARAMETERS = Set.of(
      "channelBinding",
      "gssEncMode",
      "hostRecheckSeconds",
      "loadBalanceHosts",
      "sslcert",
      "sslkey",
      "sslmode",
      "sslNegotiation",
      "sslrootcert",
      "targetServerType");

  private static final Set<String> CREDENTIALS = Set.of("user", "password");
  private static final String PORT =
      "(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
  private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::" + PORT + ")?";
  private static final Pattern HOSTS = Pattern.compile(HOST + "(?:," + HOST + ")*");
  private static final Pattern PATH = Pattern.compile("/[^/@]+");
  private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?postgres(?:ql)?:");

  /**
   * Reads a URL and takes the credentials out of it.
   *
   * @param text {@code jdbc:postgresql://host:port/database?parameters}, or the form without {@code
   *     jdbc:} that psql takes, with {@code user:password@} before the host
   * @throws IllegalArgumentException when it is neither
   */
  public static DatabaseAddress parse(String text) {
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.lookingAt() || !text.startsWith("//", scheme.end())) {
      throw new IllegalArgumentException("must begin with jdbc:postgresql:// or postgresql://");
    }
    URI uri = uri("postgresql:" + text.substring(scheme.end()));
    String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
    int at = authority.lastIndexOf('@');
    String hosts = authority.substring(at + 1);
    String path = Optional.ofNullable(uri.getRawPath()).orElse("");
    // A password with a slash that is not written %2F would end up in the path, and be shown.
    if (!HOSTS.matcher(hosts).matches() || !PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "must name a host, with or without a port, and a database; in a password write / as %2F");
    }
    String[] credentials = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
    String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    return new DatabaseAddress(
        "jdbc:postgresql://" + hosts + path + parameters(query),
        part(credentials, 0).or(() -> parameter(query, "user")),
        part(credentials, 1).or(() -> parameter(query, "password")));
  }

  /** The same place with other credentials, where some are given. */
  DatabaseAddress with(Optional<String> otherUser, Optional<String> otherPassword) {
    return new DatabaseAddress(url, otherUser.or(() -> user), otherPassword.or(() -> password));
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      // Its message would show the text, and with it the password.
      throw new IllegalArgumentException("is not a valid URL");
    }
  }

  private static String parameters(String query) {
    String rest = Arrays.stream(query.split("&"))
        .filter(parameter -> !parameter.isEmpty())
        .filter(parameter -> !CREDENTIALS.contains(name(parameter)))
        .peek(DatabaseAddress::refuseOthers)
        .collect(Collectors.joining("&"));
    return rest.isEmpty() ? "" : "?" + rest;
  }

  private static void refuseOthers(String parameter) {
    if (!PARAMETERS.contains(name(parameter))) {
      throw new IllegalArgumentException("must not have the parameter " + name(parameter));
    }
  }

  private static String name(String parameter) {
    return parameter.split("=", 2)[0];
  }

  private static Optional<String> parameter(String query, String name) {
    return Arrays.stream(query.split("&"))
        .filter(parameter -> parameter.startsWith(name + "="))
        .map(parameter -> parameter.substring(name.length() + 1))
        .map(DatabaseAddress::decoded)
        .findFirst();
  }

  private static Optional<String> part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty()
        ? Optional.of(decoded(parts[index].replace("+", "%2B")))
        : Optional.empty();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Where it is, without what was said about how to get there. */
  public String place() {
    return url.split("\\?", 2)[0];
  }

  @Override
  public String toString() {
    return user.map(name -> place() + " as " + name).orElse(place());
  }
}
