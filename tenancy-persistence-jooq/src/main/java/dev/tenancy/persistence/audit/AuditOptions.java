package dev.tenancy.persistence.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The command line of {@link AuditCommand}, checked.
 *
 * @param address where to connect to
 * @param audit what to run there
 * @param format how to write what is found
 */
record AuditOptions(
    AuditAddress address, Function<DataSource, SchemaAudit> audit, ReportFormat format) {
  static final String HELP = """
      Looks a PostgreSQL database over for holes between tenants.

      Usage: audit --url jdbc:postgresql://host:port/database --user role [flags]

        --url       the database
        --user      the role to log in as; any role will do, best the one that serves
        --format    table (default), json or sarif
        --schema    a schema to look at; without it, each that holds a tenant-owned table
        --shared    tables that belong to no tenant, such as shop.country
        --role      a role that serves; tenancy_app and tenancy_control without it
        --crossing  a role that reaches several tenants' rows on purpose
        --column    the column that says whose a row is; tenant_id without it
        --help      shows this

      --schema, --shared, --role and --crossing can be given several times, or take a list with
      commas. The password comes from the environment variable TENANCY_AUDIT_PASSWORD.

      Exits with 0 when the database is clean (there may be warnings), 1 when it is not, 2 when the
      command is wrong or the database cannot be read.
      """;

  private static final String PASSWORD = "TENANCY_AUDIT_PASSWORD";
  private static final Set<String> FLAGS = Set.of(
      "--url", "--user", "--format", "--schema", "--shared", "--role", "--crossing", "--column");
  private static final Set<String> LISTS = Set.of("--schema", "--shared", "--role", "--crossing");

  /**
   * Reads the flags.
   *
   * @throws IllegalArgumentException when something is wrong with them
   */
  static AuditOptions parse(List<String> arguments, Map<String, String> environment) {
    Map<String, List<String>> flags = flags(arguments);
    return new AuditOptions(
        new AuditAddress(
            one(flags, "--url").orElseThrow(() -> missing("--url")),
            one(flags, "--user").orElseThrow(() -> missing("--user")),
            Optional.ofNullable(environment.get(PASSWORD))),
        dataSource -> audit(dataSource, flags),
        one(flags, "--format").map(AuditOptions::format).orElse(ReportFormat.TABLE));
  }

  private static SchemaAudit audit(DataSource dataSource, Map<String, List<String>> flags) {
    SchemaAudit audit = SchemaAudit.of(dataSource)
        .schemas(list(flags, "--schema"))
        .shared(list(flags, "--shared"))
        .crossing(list(flags, "--crossing"));
    if (flags.containsKey("--role")) {
      audit = audit.serving(list(flags, "--role"));
    }
    Optional<String> column = one(flags, "--column");
    return column.isPresent() ? audit.column(column.get()) : audit;
  }

  /** Both {@code --name value} and {@code --name=value}. */
  private static Map<String, List<String>> flags(List<String> arguments) {
    Map<String, List<String>> flags = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String[] parts = arguments.get(i).split("=", 2);
      if (!FLAGS.contains(parts[0])) {
        throw new IllegalArgumentException(parts[0] + " is not a flag");
      }
      if (parts.length == 1 && ++i == arguments.size()) {
        throw new IllegalArgumentException(parts[0] + " needs a value");
      }
      String value = parts.length == 1 ? arguments.get(i) : parts[1];
      List<String> values = flags.computeIfAbsent(parts[0], name -> new ArrayList<>());
      if (!values.isEmpty() && !LISTS.contains(parts[0])) {
        throw new IllegalArgumentException(parts[0] + " is given twice");
      }
      values.addAll(LISTS.contains(parts[0]) ? Arrays.asList(value.split(",")) : List.of(value));
    }
    return flags;
  }

  private static Optional<String> one(Map<String, List<String>> flags, String name) {
    return flags.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static String[] list(Map<String, List<String>> flags, String name) {
    return flags.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toArray(String[]::new);
  }

  private static ReportFormat format(String name) {
    try {
      return ReportFormat.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--format must be table, json or sarif", e);
    }
  }

  private static IllegalArgumentException missing(String flag) {
    return new IllegalArgumentException(flag + " must be given");
  }
}
