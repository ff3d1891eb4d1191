package dev.tenancy.http.configuration;

import dev.tenancy.http.caller.AdminToken;
import dev.tenancy.http.caller.CallerMode;
import dev.tenancy.http.caller.MetricsToken;
import dev.tenancy.http.limits.Quotas;
import dev.tenancy.http.limits.Share;
import dev.tenancy.http.server.ServerSettings;
import dev.tenancy.http.server.TrustedProxies;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the service is to do, checked. Does not show its secrets.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any
 * @param plane what is served
 * @param callerMode how callers say who they are; empty where no tenants are served
 * @param database which PostgreSQL
 * @param poolSize connections of each role
 * @param quotas how many requests each tenant may make
 * @param share how many connections each tenant may use at once
 * @param adminToken opens the control plane; empty where there is none, or with a database that the
 *     service starts
 * @param metricsToken opens the metrics besides the admin token
 * @param cursorSecret signs cursors; empty to make one up
 * @param server limits of connections, and who may say what on them
 */
public record Configuration(
    String host,
    int port,
    Plane plane,
    Optional<CallerMode> callerMode,
    DatabaseSource database,
    int poolSize,
    Quotas quotas,
    Share share,
    Optional<AdminToken> adminToken,
    MetricsToken metricsToken,
    Optional<byte[]> cursorSecret,
    ServerSettings server) {
  private static final int MIN_SECRET = 16;

  /**
   * Reads flags and environment.
   *
   * @throws ConfigurationException when something is wrong
   */
  public static Configuration of(List<String> arguments, Map<String, String> environment) {
    Settings settings = Settings.of(arguments, environment);
    DatabaseSource database = database(settings, environment);
    Optional<AdminToken> adminToken = parsed(settings, Setting.ADMIN_TOKEN, AdminToken::new);
    Plane plane = plane(settings);
    boolean isExisting = database instanceof DatabaseSource.Existing;
    if (!isExisting && plane != Plane.ALL) {
      throw new ConfigurationException(Setting.PLANE.variable() + " must be all, unless "
          + Setting.DATABASE_URL.variable() + " is set");
    }
    Optional<CallerMode> callerMode =
        plane.servesData() ? Optional.of(CallerModes.of(settings, database)) : Optional.empty();
    if (isExisting && plane.servesControl() && adminToken.isEmpty()) {
      throw new ConfigurationException(Setting.ADMIN_TOKEN.variable() + " must be set, to at least "
          + AdminToken.MIN_LENGTH + " characters that nobody can guess");
    }
    int poolSize = number(settings, Setting.DATABASE_POOL_SIZE, 1, 1_000);
    return new Configuration(
        settings.get(Setting.HOST).orElseThrow(),
        number(settings, Setting.PORT, 0, 65_535),
        plane,
        callerMode,
        database,
        poolSize,
        parsed(settings, Setting.RATE_LIMITS, Quotas::parse).orElseThrow(),
        share(settings, poolSize),
        adminToken,
        new MetricsToken(parsed(settings, Setting.METRICS_TOKEN, AdminToken::new)),
        parsed(settings, Setting.CURSOR_SECRET, Configuration::secret),
        server(settings));
  }

  private static ServerSettings server(Settings settings) {
    return new ServerSettings(
        Duration.ofSeconds(number(settings, Setting.IDLE_SECONDS, 1, 3_600)),
        number(settings, Setting.MAX_CONNECTIONS, 1, 100_000),
        number(settings, Setting.MAX_HEADER_BYTES, 1_024, 65_536),
        parsed(settings, Setting.TRUSTED_PROXIES, TrustedProxies::parse)
            .orElse(TrustedProxies.NONE),
        parsed(settings, Setting.CORS_ORIGINS, Origins::parse).orElse(Set.of()));
  }

  /** Variables that look like settings and are none. */
  public static List<String> unknownVariables(Map<String, String> environment) {
    return Settings.unknown(environment);
  }

  private static DatabaseSource database(Settings settings, Map<String, String> environment) {
    Optional<DatabaseAddress> address =
        parsed(settings, Setting.DATABASE_URL, DatabaseAddress::parse);
    boolean ephemeral =
        settings.get(Setting.EPHEMERAL).map(Configuration::isTrue).orElse(false);
    if (address.isPresent()) {
      if (ephemeral || settings.get(Setting.DATA_DIR).isPresent()) {
        throw new ConfigurationException((ephemeral ? Setting.EPHEMERAL : Setting.DATA_DIR).flag()
            + " is for the embedded database, but " + Setting.DATABASE_URL.variable()
            + " is set");
      }
      return new DatabaseSource.Existing(
          address
              .get()
              .with(settings.get(Setting.DATABASE_USER), settings.get(Setting.DATABASE_PASSWORD)),
          settings.get(Setting.DATABASE_APP_PASSWORD),
          settings.get(Setting.DATABASE_CONTROL_PASSWORD),
          settings
              .get(Setting.DATABASE_CROSSING_ROLES)
              .map(Configuration::names)
              .orElse(Set.of()));
    }
    if (ephemeral) {
      return new DatabaseSource.Ephemeral();
    }
    return new DatabaseSource.Embedded(parsed(settings, Setting.DATA_DIR, Configuration::path)
        .orElseGet(() -> UserData.directory(environment)));
  }

  private static Plane plane(Settings settings) {
    String text = settings.get(Setting.PLANE).orElseThrow();
    return switch (text) {
      case "data" -> Plane.DATA;
      case "control" -> Plane.CONTROL;
      case "all" -> Plane.ALL;
      default ->
        throw new ConfigurationException(
            Setting.PLANE.variable() + " must be data, control or all, but is \"" + text + "\"");
    };
  }

  private static Share share(Settings settings, int poolSize) {
    return settings.get(Setting.TENANT_CONNECTIONS).isPresent()
        ? new Share(number(settings, Setting.TENANT_CONNECTIONS, 1, poolSize))
        : Share.of(poolSize);
  }

  private static int number(Settings settings, Setting setting, int min, int max) {
    String text = settings.get(setting).orElseThrow();
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new ConfigurationException(setting.variable() + " must be a number from " + min + " to "
        + max + ", but is \"" + text + "\"");
  }

  private static <T> Optional<T> parsed(
      Settings settings, Setting setting, Function<String, T> parser) {
    try {
      return settings.get(setting).map(parser);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(setting.variable() + " " + e.getMessage());
    }
  }

  private static boolean isTrue(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new ConfigurationException(
        Setting.EPHEMERAL.variable() + " must be true or false, but is \"" + text + "\"");
  }

  private static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a valid path");
    }
  }

  private static Set<String> names(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static byte[] secret(String text) {
    if (text.length() < MIN_SECRET) {
      throw new IllegalArgumentException("must have at least " + MIN_SECRET + " characters");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Configuration[" + host + ":" + port + ", " + database + "]";
  }
}
