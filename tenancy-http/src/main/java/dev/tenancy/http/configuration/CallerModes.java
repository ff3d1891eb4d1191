package dev.tenancy.http.configuration;

import dev.tenancy.http.caller.CallerMode;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads how callers say who they are. */
final class CallerModes {
  /** Signatures by a private key. One by a shared secret could be made by whoever can check it. */
  private static final Set<String> ALGORITHMS = Set.of(
      "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519");

  private CallerModes() {}

  /** On a database of somebody's own nobody becomes anyone by a header unless that is wanted. */
  static CallerMode of(Settings settings, DatabaseSource database) {
    Setting setting = Setting.CALLER_MODE;
    Optional<String> mode = settings.get(setting);
    if (mode.isEmpty() && database instanceof DatabaseSource.Existing) {
      throw new ConfigurationException(setting.variable() + " must be set: api-key, jwt, or header,"
          + " which believes X-Tenant-ID, so let nobody but a gateway that sets it reach the"
          + " service");
    }
    return switch (mode.orElse("header")) {
      case "header" -> new CallerMode.Header();
      case "api-key" -> new CallerMode.ApiKey();
      case "jwt" ->
        new CallerMode.Jwt(
            required(settings, Setting.JWT_ISSUER),
            required(settings, Setting.JWT_AUDIENCE),
            keys(required(settings, Setting.JWT_KEYS)),
            algorithms(required(settings, Setting.JWT_ALGORITHMS)),
            required(settings, Setting.JWT_TENANT_CLAIM));
      default ->
        throw new ConfigurationException(setting.variable()
            + " must be header, api-key or jwt, but is \"" + mode.orElse("") + "\"");
    };
  }

  private static String required(Settings settings, Setting setting) {
    return settings
        .get(setting)
        .orElseThrow(() -> new ConfigurationException(setting.variable() + " must be set when "
            + Setting.CALLER_MODE.variable() + " is jwt"));
  }

  /** Whoever can change the keys on their way can be anybody. */
  private static String keys(String text) {
    boolean isSafe = !text.contains("://") || text.startsWith("https://") || isOnThisMachine(text);
    if (!isSafe) {
      throw new ConfigurationException(Setting.JWT_KEYS.variable()
          + " must be the path of a file, or begin with https://, but is \"" + text + "\"");
    }
    return text;
  }

  private static boolean isOnThisMachine(String text) {
    try {
      URI uri = URI.create(text);
      return "http".equals(uri.getScheme())
          && Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Set<String> algorithms(String text) {
    Set<String> wanted =
        Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
    if (!ALGORITHMS.containsAll(wanted)) {
      throw new ConfigurationException(Setting.JWT_ALGORITHMS.variable() + " must be some of "
          + String.join(", ", ALGORITHMS.stream().sorted().toList()) + ", but is \"" + text + "\"");
    }
    return wanted;
  }
}
