package dev.tenancy.persistence.audit;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jooq.tools.jdbc.SingleConnectionDataSource;

/**
 * The audit from a command line: prints the report, and exits with 0 when the database is clean,
 * with or without warnings, 1 when it is not, 2 when the command is wrong or the database cannot be
 * read.
 */
public final class AuditCommand {
  private static final int CLEAN = 0;
  private static final int NOT_CLEAN = 1;
  private static final int FAILED = 2;

  private AuditCommand() {}

  /**
   * Runs the command and ends the process.
   *
   * @param args flags; see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.getenv(), System.out, System.err));
  }

  /**
   * Runs the command.
   *
   * @param arguments flags; see {@code --help}
   * @param environment holds the password, as {@code TENANCY_AUDIT_PASSWORD}
   * @param out gets the report
   * @param err gets one line when the command fails
   * @return the exit code
   */
  public static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    if (arguments.contains("--help")) {
      out.print(AuditOptions.HELP);
      return CLEAN;
    }
    try {
      AuditOptions options = AuditOptions.parse(arguments, environment);
      AuditReport report = report(options);
      out.print(options.format().render(report));
      return report.isClean() ? CLEAN : NOT_CLEAN;
    } catch (IllegalArgumentException e) {
      err.println("tenancy audit: " + firstLine(e) + "; see --help");
    } catch (AuditException e) {
      err.println("tenancy audit: " + firstLine(e));
    }
    return FAILED;
  }

  private static AuditReport report(AuditOptions options) {
    try (Connection connection = options.address().connect()) {
      return options.audit().apply(new SingleConnectionDataSource(connection)).run();
    } catch (SQLException e) {
      throw new AuditException("cannot close the connection: " + e.getMessage(), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
