package dev.tenancy.http.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The settings as they were written: flags first, then the environment, then the defaults. */
final class Settings {
  /** The audit's, which is a command of its own. */
  private static final String AUDIT_PASSWORD = "TENANCY_AUDIT_PASSWORD";

  private static final String PREFIX = "TENANCY_";

  /** Read by the tests, not by the service. */
  private static final String TEST_PREFIX = "TENANCY_TEST_";

  private final Map<Setting, String> values = new EnumMap<>(Setting.class);

  private Settings() {}

  /**
   * Reads flags and environment.
   *
   * @throws ConfigurationException when a flag is unknown or incomplete, or a file cannot be read
   */
  static Settings of(List<String> arguments, Map<String, String> environment) {
    Settings settings = new Settings();
    for (Setting setting : Setting.values()) {
      settings.readEnvironment(setting, environment);
    }
    settings.readFlags(arguments.iterator());
    return settings;
  }

  /** What looks like one of ours in the environment and is none: perhaps a slip of the pen. */
  static List<String> unknown(Map<String, String> environment) {
    TreeSet<String> unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(name -> !name.startsWith(PREFIX) || name.startsWith(TEST_PREFIX));
    for (Setting setting : Setting.values()) {
      unknown.remove(setting.variable());
      if (setting.isSecret()) {
        unknown.remove(setting.fileVariable());
      }
    }
    unknown.remove(AUDIT_PASSWORD);
    return List.copyOf(unknown);
  }

  /** What was set, or the default. An empty text is as good as none. */
  Optional<String> get(Setting setting) {
    return Optional.ofNullable(values.get(setting)).or(setting::defaultValue);
  }

  private void readEnvironment(Setting setting, Map<String, String> environment) {
    put(setting, environment.getOrDefault(setting.variable(), ""));
    String file = environment.getOrDefault(setting.fileVariable(), "");
    if (setting.isSecret() && !file.isBlank()) {
      if (values.containsKey(setting)) {
        throw new ConfigurationException(
            "set " + setting.variable() + " or " + setting.fileVariable() + ", not both");
      }
      put(setting, content(setting.fileVariable(), file));
    }
  }

  private void readFlags(Iterator<String> arguments) {
    while (arguments.hasNext()) {
      String[] parts = arguments.next().split("=", 2);
      String flag = parts[0];
      Setting setting = Arrays.stream(Setting.values())
          .filter(known -> known.flag().equals(flag))
          .findFirst()
          .orElseThrow(() -> new ConfigurationException("unknown flag " + flag + "; see --help"));
      String value;
      if (parts.length == 2) {
        value = parts[1];
      } else if (setting.isSwitch()) {
        value = "true";
      } else if (arguments.hasNext()) {
        value = arguments.next();
      } else {
        throw new ConfigurationException(flag + " needs a value");
      }
      put(setting, setting.isSecret() ? content(flag, value) : value);
    }
  }

  private void put(Setting setting, String value) {
    if (!value.isBlank()) {
      values.put(setting, value.strip());
    }
  }

  private static String content(String name, String file) {
    try {
      String content = Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
      if (content.isEmpty()) {
        throw new ConfigurationException(name + " names an empty file: " + file);
      }
      return content;
    } catch (IOException | InvalidPathException e) {
      throw new ConfigurationException(name + " names a file that cannot be read: " + file);
    }
  }
}
