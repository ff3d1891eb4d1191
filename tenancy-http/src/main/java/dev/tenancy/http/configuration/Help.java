package dev.tenancy.http.configuration;

/** The answer to {@code --help}. */
public final class Help {
  private static final String HEAD = """
      tenancy: a multi-tenant task manager on PostgreSQL

      Usage: java -jar tenancy-service.jar [flags]
             java -jar tenancy-service.jar audit [flags]

      The second form looks a database over for holes between tenants; audit --help lists its flags.
      Its password comes from TENANCY_AUDIT_PASSWORD. What follows is for the first form.

      Every setting is an environment variable or a flag; a flag wins. Secrets are read from the
      environment or from a file, which the variable with _FILE or the flag names.
      """;

  private Help() {}

  /** All settings with their defaults. */
  public static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Setting setting : Setting.values()) {
      text.append("\n  ").append(setting.variable());
      if (setting.isSecret()) {
        text.append(", ").append(setting.fileVariable());
      }
      text.append(", ").append(setting.flag());
      setting.defaultValue().ifPresent(value -> text.append(" (").append(value).append(')'));
      text.append("\n      ").append(setting.description()).append('\n');
    }
    return text.append("\n  --help\n      shows this and exits\n").toString();
  }
}
