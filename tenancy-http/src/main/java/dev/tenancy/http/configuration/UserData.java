package dev.tenancy.http.configuration;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where programs keep a user's data, on each kind of system. */
final class UserData {
  private UserData() {}

  static Path directory(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path base;
    if (system.contains("mac")) {
      base = home.resolve("Library/Application Support");
    } else if (system.contains("windows")) {
      base = variable(environment, "LOCALAPPDATA").orElse(home.resolve("AppData/Local"));
    } else {
      // freedesktop.org, XDG Base Directory Specification
      base = variable(environment, "XDG_DATA_HOME").orElse(home.resolve(".local/share"));
    }
    return base.resolve("tenancy");
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
