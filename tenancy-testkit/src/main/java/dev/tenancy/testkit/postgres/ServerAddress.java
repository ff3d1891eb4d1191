package dev.tenancy.testkit.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is, who its superuser is, and the password. The driver puts a URL that it cannot
 * read into its message and its log, so it is only ever given one without a user and a password.
 */
final class ServerAddress {
  private static final Pattern URL =
      Pattern.compile("(jdbc:postgresql://[^/?@]+/)([^/?@]*)(?:\\?(.*))?");

  private final String server;
  private final String parameters;
  private final String database;
  private final String superuser;
  private final @Nullable String password;

  private ServerAddress(
      String server,
      String parameters,
      String database,
      String superuser,
      @Nullable String password) {
    this.server = server;
    this.parameters = parameters;
    this.database = database;
    this.superuser = superuser;
    this.password = password;
  }

  /** A server that asks nobody for a password. */
  static ServerAddress local(int port) {
    return new ServerAddress(
        "jdbc:postgresql://localhost:" + port + "/", "", "postgres", "postgres", null);
  }

  /** Reads a URL, which is in no message, as there may be a password anywhere in it. */
  static ServerAddress parse(String url) {
    Matcher matcher = URL.matcher(url.strip());
    if (!matcher.matches()) {
      throw unreadable("is no such URL");
    }
    List<String> all =
        matcher.group(3) == null ? List.of() : List.of(matcher.group(3).split("&"));
    String user = value(all, "user=");
    if (user == null || user.isEmpty()) {
      throw unreadable("names no user");
    }
    String others = all.stream()
        .filter(parameter -> !parameter.startsWith("user=") && !parameter.startsWith("password="))
        .collect(Collectors.joining("&"));
    ServerAddress address = new ServerAddress(
        matcher.group(1),
        others.isEmpty() ? "" : "?" + others,
        matcher.group(2).isEmpty() ? "postgres" : matcher.group(2),
        user,
        value(all, "password="));
    address.requireThatTheDriverReadsIt();
    return address;
  }

  String superuser() {
    return superuser;
  }

  /** The server and the database that is there whatever the tests do, for messages. */
  @Override
  public String toString() {
    return server + database;
  }

  String url(String database) {
    return server + database + parameters;
  }

  DataSource maintenance() {
    return superuser(database);
  }

  DataSource superuser(String database) {
    return dataSource(database, superuser);
  }

  DataSource dataSource(String database, String role) {
    RoleDataSource dataSource = new RoleDataSource();
    dataSource.setUrl(url(database));
    dataSource.setUser(role);
    dataSource.setPassword(password);
    return dataSource;
  }

  private static @Nullable String value(List<String> parameters, String start) {
    for (String parameter : parameters) {
      if (parameter.startsWith(start)) {
        try {
          return URLDecoder.decode(parameter.substring(start.length()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // its message quotes the value
          throw unreadable("has a % in it that escapes nothing, where %25 is meant");
        }
      }
    }
    return null;
  }

  private void requireThatTheDriverReadsIt() {
    try {
      maintenance();
    } catch (IllegalArgumentException e) { // its message quotes the URL
      throw unreadable("is not understood by the driver");
    }
  }

  private static IllegalArgumentException unreadable(String what) {
    return new IllegalArgumentException(PostgresExtension.SERVER_URL + " " + what + "; it has to be"
        + " like jdbc:postgresql://host:port/database?user=name&password=secret");
  }
}
