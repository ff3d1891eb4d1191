package dev.tenancy.testkit.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives a test class a database of its own on a real PostgreSQL: fresh, migrated, and dropped
 * afterwards.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PostgresExtension postgres = PostgresExtension.copyOf(MY_TEMPLATE);
 * }</pre>
 *
 * <p>The server is the platform's own build out of a Maven artifact; nothing needs to be installed.
 * It starts with the first class and stops with the test run. {@link #SERVER_URL} names another one.
 *
 * <p>Register it on a static field. Test classes may run in parallel; one extension serves one class
 * at a time, with the classes nested in it.
 *
 * <p>A class that leaves something on the server fails: an open connection to its database, an
 * advisory lock, a prepared transaction, a logical replication slot, a role. Roles belong to the
 * whole server, so one is taken for the class's when it owns or may do something in the database, or
 * when nobody else had a database on the embedded server meanwhile.
 */
public final class PostgresExtension implements BeforeAllCallback, AfterAllCallback {
  /**
   * The configuration parameter of JUnit, and so the system property, that names an existing server:
   * {@code jdbc:postgresql://host:port/database?user=name&password=secret}, of a superuser. The
   * password is offered for every role. Without one the driver looks into {@code .pgpass}, and a
   * server that trusts this machine asks for none. The databases of the run are made beside those
   * that are there, under names that are nobody else's, and dropped when the run is over. Roles
   * stay, as others may use them.
   */
  public static final String SERVER_URL = "tenancy.postgres.url";

  private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

  private final PostgresTemplate template;
  private final boolean checksLeaks;
  private final List<String> expectedRoles;
  private volatile @Nullable ClassDatabase database;

  private PostgresExtension(
      PostgresTemplate template, boolean checksLeaks, List<String> expectedRoles) {
    this.template = template;
    this.checksLeaks = checksLeaks;
    this.expectedRoles = expectedRoles;
  }

  /**
   * Copies a template for the class that registers the extension.
   *
   * @param template what the database is to contain
   * @return a new extension
   */
  public static PostgresExtension copyOf(PostgresTemplate template) {
    return new PostgresExtension(template, true, List.of());
  }

  /**
   * Declares roles that the class makes and does not drop, beside those that are declared already.
   *
   * @param roles their names
   * @return a new extension
   */
  public PostgresExtension leavingRoles(String... roles) {
    List<String> all = new ArrayList<>(expectedRoles);
    all.addAll(List.of(roles));
    return new PostgresExtension(template, checksLeaks, List.copyOf(all));
  }

  /**
   * Lets the class leave anything behind. The database is dropped all the same.
   *
   * @return a new extension
   */
  public PostgresExtension withoutLeakCheck() {
    return new PostgresExtension(template, false, expectedRoles);
  }

  @Override
  public synchronized void beforeAll(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    ClassDatabase current = database;
    if (current == null) {
      database = ClassDatabase.open(databases(context), template, testClass, expectedRoles);
    } else if (!isWithin(current.owner(), context)) {
      throw new ExtensionConfigurationException(testClass.getName()
          + " runs while the extension still serves " + current.owner().getName()
          + ": register another one, on a static field of each class");
    }
  }

  /**
   * Drops the database when the class is over that it was made for.
   *
   * @throws AssertionError if the class left something on the server
   */
  @Override
  public synchronized void afterAll(ExtensionContext context) {
    ClassDatabase done =
        database; // null when beforeAll has failed, which is what has to be reported
    if (done != null && done.owner().equals(context.getRequiredTestClass())) {
      database = null;
      try (done) {
        if (checksLeaks) {
          done.requireNoLeaks();
        }
      }
    }
  }

  /**
   * Connects to the database as a role. The embedded server trusts this machine: there are no
   * passwords. {@link #SERVER_URL} says which one an existing server is given.
   *
   * @param role the role to log in as; on the embedded server {@code postgres} is the superuser
   * @return a data source without a pool
   * @throws IllegalStateException outside the run of a test class
   */
  public DataSource dataSource(String role) {
    return database().dataSource(role);
  }

  /**
   * Connects to the database as who made it, whatever that role is called on the server.
   *
   * @return a data source without a pool
   * @throws IllegalStateException outside the run of a test class
   */
  public DataSource superuser() {
    return database().superuser();
  }

  /**
   * Makes one more database out of the template, to be spoilt.
   *
   * @return a database that is dropped when it is closed
   * @throws IllegalStateException outside the run of a test class
   */
  public PostgresDatabase copy() {
    return database().copy(template);
  }

  /**
   * Says where the database is.
   *
   * @return a JDBC URL without a user and a password
   * @throws IllegalStateException outside the run of a test class
   */
  public String url() {
    return database().url();
  }

  private ClassDatabase database() {
    ClassDatabase current = database;
    if (current == null) {
      throw new IllegalStateException(
          "no database yet: register the extension with @RegisterExtension on a static field");
    }
    return current;
  }

  private static boolean isWithin(Class<?> owner, ExtensionContext context) {
    Optional<ExtensionContext> around = context.getParent();
    return around.isPresent()
        && (around.get().getTestClass().filter(owner::equals).isPresent()
            || isWithin(owner, around.get()));
  }

  /** Its successor, computeIfAbsent, is not in JUnit 5. */
  @SuppressWarnings("deprecation")
  private static Databases databases(ExtensionContext context) {
    return Objects.requireNonNull(context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            Databases.class, key -> new Databases(server(context)), Databases.class));
  }

  private static PostgresServer server(ExtensionContext context) {
    return context
        .getConfigurationParameter(SERVER_URL)
        .filter(url -> !url.isBlank())
        .map(PostgresServer::existing)
        .orElseGet(PostgresServer::embedded);
  }
}
