package dev.tenancy.http.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.http.configuration.DatabaseAddress;
import dev.tenancy.http.configuration.DatabaseSource;
import dev.tenancy.persistence.ConnectionPool;
import dev.tenancy.persistence.TenancySchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * The connections of both roles to a database that is ready: reachable, new enough, its schema up to
 * date, its walls without a hole.
 *
 * @param app for the data plane
 * @param control for the control plane
 */
public record Databases(HikariDataSource app, HikariDataSource control) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Gets a database ready and opens the pools.
   *
   * @param poolSize connections of each role
   * @throws DatabaseException when it cannot be made ready
   */
  public static Databases open(DatabaseSource.Existing source, int poolSize) {
    DatabaseAddress address = source.address();
    Optional<Administrator> administrator =
        address.user().map(user -> new Administrator(address, user));
    administrator.ifPresent(Administrator::migrate);
    Optional<String> appPassword =
        password(address, administrator, TenancySchema.APP_ROLE, source.appPassword());
    Optional<String> controlPassword =
        password(address, administrator, TenancySchema.CONTROL_ROLE, source.controlPassword());
    DataSource app = Logins.dataSource(address.url(), TenancySchema.APP_ROLE, appPassword);
    if (administrator.isEmpty()) {
      checkSchema(address, app);
    }
    StartAudit.run(address, app, source.crossingRoles());
    return new Databases(
        pool(address, TenancySchema.APP_ROLE, appPassword, poolSize),
        pool(address, TenancySchema.CONTROL_ROLE, controlPassword, poolSize));
  }

  /** Asks the server as each of the two roles; false when it does not answer in time. */
  public boolean isReachable() {
    return isReachable(app) && isReachable(control);
  }

  private static boolean isReachable(DataSource pool) {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid((int) PATIENCE.toSeconds());
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    app.close();
    control.close();
  }

  /** The password that a role logs in with; tried out. */
  private static Optional<String> password(
      DatabaseAddress address,
      Optional<Administrator> administrator,
      String role,
      Optional<String> wanted) {
    Optional<String> password =
        administrator.map(admin -> admin.letLogIn(role, wanted)).orElse(wanted);
    Logins.check(Logins.dataSource(address.url(), role, password), address.place() + " as " + role);
    return password;
  }

  private static void checkSchema(DatabaseAddress address, DataSource app) {
    try {
      if (!TenancySchema.isCurrent(app)) {
        throw new DatabaseException("the schema of " + address + " is missing or older than this "
            + "service; name in TENANCY_DATABASE_USER who may migrate it");
      }
    } catch (FlywayException e) {
      throw new DatabaseException(
          "the schema of " + address + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static HikariDataSource pool(
      DatabaseAddress address, String role, Optional<String> password, int size) {
    return new ConnectionPool(
            address.url(), role, password.orElse(null), size, PATIENCE, STATEMENT_TIMEOUT)
        .open();
  }
}
