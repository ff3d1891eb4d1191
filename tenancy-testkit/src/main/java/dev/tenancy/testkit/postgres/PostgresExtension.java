package dev.tenancy.testkit.postgres;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
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
 * It starts with the first class and stops with the test run. Register it on a static field. Test
 * classes may run in parallel; one extension serves one class at a time.
 */
public final class PostgresExtension implements BeforeAllCallback, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

  private final PostgresTemplate template;
  private volatile @Nullable Copy copy;

  private PostgresExtension(PostgresTemplate template) {
    this.template = template;
  }

  /**
   * Copies a template for the class that registers the extension.
   *
   * @param template what the database is to contain
   * @return a new extension
   */
  public static PostgresExtension copyOf(PostgresTemplate template) {
    return new PostgresExtension(template);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // Nested classes share the database of the class around them.
    if (copy == null) {
      PostgresServer server = server(context);
      copy = new Copy(server, server.copy(template), context.getRequiredTestClass());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Copy done = copy; // null when beforeAll has failed, which is what has to be reported
    if (done != null && done.owner().equals(context.getRequiredTestClass())) {
      copy = null;
      done.server().drop(done.database());
    }
  }

  /**
   * Connects to the database. There are no passwords: the server trusts this machine.
   *
   * @param role the role to log in as; {@code postgres} is the superuser
   * @return a data source without a pool
   * @throws IllegalStateException outside the run of a test class
   */
  public DataSource dataSource(String role) {
    return current().server().dataSource(current().database(), role);
  }

  /**
   * Makes one more database out of the template, to be spoilt.
   *
   * @return a database that is dropped when it is closed
   * @throws IllegalStateException outside the run of a test class
   */
  public PostgresDatabase copy() {
    PostgresServer server = current().server();
    return new PostgresDatabase(server, server.copy(template));
  }

  /**
   * Says where the database is.
   *
   * @return a JDBC URL without a user
   * @throws IllegalStateException outside the run of a test class
   */
  public String url() {
    return current().server().url(current().database());
  }

  private Copy current() {
    Copy current = copy;
    if (current == null) {
      throw new IllegalStateException(
          "no database yet: register the extension with @RegisterExtension on a static field");
    }
    return current;
  }

  private static PostgresServer server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(PostgresServer.class, key -> new PostgresServer(), PostgresServer.class);
  }

  private record Copy(PostgresServer server, String database, Class<?> owner) {}
}
