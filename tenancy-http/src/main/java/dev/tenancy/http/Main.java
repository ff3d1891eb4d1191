package dev.tenancy.http;

import dev.tenancy.http.configuration.Configuration;
import dev.tenancy.http.configuration.ConfigurationException;
import dev.tenancy.http.configuration.Help;
import dev.tenancy.http.database.DatabaseException;
import dev.tenancy.persistence.audit.AuditCommand;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the service from a command line. Exits with 0 when it was stopped, 1 when it could not
 * start, 2 when its configuration is wrong; both failures say why in one line, the last
 * one, or list the holes of a database that has some.
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final String AUDIT = "audit";
  private static final int CANNOT_START = 1;
  private static final int WRONG_CONFIGURATION = 2;

  private Main() {}

  /**
   * Runs the service until the process is told to stop; or, when the first argument is {@code audit},
   * the audit, which has exit codes of its own.
   *
   * @param args flags; see {@code --help}
   */
  public static void main(String[] args) {
    List<String> arguments = List.of(args);
    if (!arguments.isEmpty() && arguments.get(0).equals(AUDIT)) {
      AuditCommand.main(arguments.subList(1, arguments.size()).toArray(String[]::new));
      return;
    }
    if (arguments.contains("--help")) {
      System.out.print(Help.text());
      return;
    }
    try {
      Configuration.unknownVariables(System.getenv())
          .forEach(
              name -> System.err.println("tenancy: " + name + " is not a setting; see --help"));
      run(new TenancyService(Configuration.of(arguments, System.getenv())));
    } catch (ConfigurationException e) {
      fail(WRONG_CONFIGURATION, e);
    }
  }

  private static void run(TenancyService service) {
    Thread stop = new Thread(() -> stop(service), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      System.out.print(Banner.of(service.start()));
    } catch (DatabaseException | IOException e) {
      giveUp(service, stop, e);
    } catch (RuntimeException | Error e) {
      LOG.error("the service could not start", e);
      giveUp(service, stop, e);
    }
  }

  private static void giveUp(TenancyService service, Thread stop, Throwable e) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException beingStopped) {
      return; // whoever stops it also closes what is open
    }
    service.close();
    fail(CANNOT_START, e);
  }

  /** Being told to stop is no failure, but a process that a signal ends does not exit with 0. */
  private static void stop(TenancyService service) {
    service.close();
    Runtime.getRuntime().halt(0);
  }

  private static void fail(int code, Throwable e) {
    System.err.println("tenancy: " + e.getMessage());
    System.exit(code);
  }
}
